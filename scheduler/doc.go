// Package scheduler decides when things happen: what is due stands in rows of
// the database, robfig/cron only wakes it to look.
//
// It promises that what was owed while nobody looked (a restart, a clock
// change, a week of downtime) is done exactly once. It does not know how a
// digest is written: it is given a func.
package scheduler
