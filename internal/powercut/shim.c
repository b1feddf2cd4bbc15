// The VFS: every call goes on to the operating system's; before those that
// change a file, the Go side is asked, which keeps the journal of the disk.

#include <stddef.h>
#include <stdint.h>
#include "sqlite.h"

// Weak, so that this package links by itself; in a program they are go-sqlite3's.
__attribute__((weak)) sqlite3_vfs *sqlite3_vfs_find(const char *zName);
__attribute__((weak)) int sqlite3_vfs_register(sqlite3_vfs*, int makeDflt);

// In Go; NO_POWER is an error, and what is below PASS is SQLite's own, negated.
enum { PASS, NO_POWER, NOTED };
extern int powercutOpen(char *name, int flags, uintptr_t *handle);
extern void powercutClose(uintptr_t handle);
extern int powercutWrite(uintptr_t handle, void *data, int n, sqlite3_int64 at);
extern int powercutTruncate(uintptr_t handle, sqlite3_int64 size);
extern int powercutSync(uintptr_t handle);
extern int powercutDelete(char *name, int synced);

typedef struct {
  sqlite3_file base;
  uintptr_t handle; // 0: on no watched disk
  sqlite3_file *real; // behind this struct
} file;

static sqlite3_vfs *os;

static sqlite3_file *real(sqlite3_file *f) { return ((file*)f)->real; }
static uintptr_t handle(sqlite3_file *f) { return ((file*)f)->handle; }

static int fClose(sqlite3_file *f) {
  if (handle(f)) powercutClose(handle(f));
  return real(f)->pMethods->xClose(real(f));
}

static int fWrite(sqlite3_file *f, const void *data, int n, sqlite3_int64 at) {
  int said = handle(f) ? powercutWrite(handle(f), (void*)data, n, at) : PASS;
  if (said < PASS) return -said;
  if (said == NO_POWER) return SQLITE_IOERR_WRITE;
  return real(f)->pMethods->xWrite(real(f), data, n, at);
}

static int fTruncate(sqlite3_file *f, sqlite3_int64 size) {
  if (handle(f) && powercutTruncate(handle(f), size) == NO_POWER) return SQLITE_IOERR_TRUNCATE;
  return real(f)->pMethods->xTruncate(real(f), size);
}

static int fSync(sqlite3_file *f, int flags) {
  if (!handle(f)) return real(f)->pMethods->xSync(real(f), flags);
  return powercutSync(handle(f)) == NO_POWER ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int fRead(sqlite3_file *f, void *to, int n, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, n, at); }
static int fFileSize(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int fLock(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
static int fUnlock(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int fCheckReservedLock(sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
static int fFileControl(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
static int fSectorSize(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int fDeviceCharacteristics(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
static int fShmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out) { return real(f)->pMethods->xShmMap(real(f), page, size, extend, out); }
static int fShmLock(sqlite3_file *f, int offset, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); }
static void fShmBarrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int fShmUnmap(sqlite3_file *f, int drop) { return real(f)->pMethods->xShmUnmap(real(f), drop); }

// Version 2: without xFetch nothing is mapped into memory past xWrite.
static const sqlite3_io_methods methods = {
  2, fClose, fRead, fWrite, fTruncate, fSync, fFileSize, fLock, fUnlock, fCheckReservedLock, fFileControl,
  fSectorSize, fDeviceCharacteristics, fShmMap, fShmLock, fShmBarrier, fShmUnmap, 0, 0,
};

static int vOpen(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  file *x = (file*)f;
  x->base.pMethods = 0;
  x->handle = 0;
  x->real = (sqlite3_file*)&x[1];
  if (name && powercutOpen((char*)name, flags, &x->handle) == NO_POWER) return SQLITE_CANTOPEN;
  int rc = os->xOpen(os, name, x->real, flags, out);
  if (x->real->pMethods) x->base.pMethods = &methods; // SQLite will close it, also after an error
  else if (x->handle) powercutClose(x->handle);
  return rc;
}

static int vDelete(sqlite3_vfs *v, const char *name, int syncDir) {
  int said = powercutDelete((char*)name, syncDir);
  if (said == NO_POWER) return SQLITE_IOERR_DELETE;
  return os->xDelete(os, name, said == PASS && syncDir);
}

static int vAccess(sqlite3_vfs *v, const char *name, int flags, int *out) { return os->xAccess(os, name, flags, out); }
static int vFullPathname(sqlite3_vfs *v, const char *name, int n, char *out) { return os->xFullPathname(os, name, n, out); }
static void *vDlOpen(sqlite3_vfs *v, const char *name) { return os->xDlOpen(os, name); }
static void vDlError(sqlite3_vfs *v, int n, char *out) { os->xDlError(os, n, out); }
static void (*vDlSym(sqlite3_vfs *v, void *lib, const char *name))(void) { return os->xDlSym(os, lib, name); }
static void vDlClose(sqlite3_vfs *v, void *lib) { os->xDlClose(os, lib); }
static int vRandomness(sqlite3_vfs *v, int n, char *out) { return os->xRandomness(os, n, out); }
static int vSleep(sqlite3_vfs *v, int us) { return os->xSleep(os, us); }
static int vCurrentTime(sqlite3_vfs *v, double *out) { return os->xCurrentTime(os, out); }
static int vGetLastError(sqlite3_vfs *v, int n, char *out) { return os->xGetLastError(os, n, out); }
static int vCurrentTimeInt64(sqlite3_vfs *v, sqlite3_int64 *out) { return os->xCurrentTimeInt64(os, out); }

static sqlite3_vfs vfs = {
  2, 0, 0, 0, "powercut", 0, vOpen, vDelete, vAccess, vFullPathname, vDlOpen, vDlError, vDlSym, vDlClose,
  vRandomness, vSleep, vCurrentTime, vGetLastError, vCurrentTimeInt64, 0, 0, 0,
};

// Puts the VFS before the default one.
int powercutRegister(void) {
  if (!sqlite3_vfs_find || !sqlite3_vfs_register) return SQLITE_CANTOPEN;
  os = sqlite3_vfs_find(0);
  if (!os) return SQLITE_CANTOPEN;
  vfs.szOsFile = (int)sizeof(file) + os->szOsFile;
  vfs.mxPathname = os->mxPathname;
  return sqlite3_vfs_register(&vfs, 1);
}
