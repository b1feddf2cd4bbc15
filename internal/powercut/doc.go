// Package powercut makes the files of SQLite suffer a power cut, for tests alone.
//
// It promises that after a cut a folder holds what a disk may hold: every byte that was written before the last sync of its file,
// and of what was written since a random part, torn at sectors of 512 bytes. Truncations, new files and deletions that were not
// synced are there or not. Once the power is off, nothing more is written.
//
//	disk := powercut.Watch(dir)   // databases that are opened below dir from now on are on it
//	disk.CutAfter(100)            // the power goes before the hundredth write, sync …
//	…                             // what the program acknowledges until then must be there afterwards
//	disk.Survive(next, random)    // puts into another folder what is left
//
// A disk can also refuse writes for a while, as one that is full or was mounted read-only does (Refuse).
//
// It is a VFS between SQLite and the one of the operating system, the default one from the first call of Watch; databases outside
// watched folders pass through it unchanged. Syncs of watched files are noted, not carried out. The shared memory of a WAL (-shm) is
// not on the disk: SQLite makes it anew. Files that are not opened by SQLite are left out.
package powercut
