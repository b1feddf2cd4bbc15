package words

// What goes wrong while the program runs, with the remedy, as admins are told it.
var (
	AlertOutbox = Text{"有回复超过 %d 分钟没有发出，恢复后会自动补发。请检查网络和代理，再看 /readyz 和程序日志。",
		"An answer has waited for more than %d minutes; it is sent as soon as that is possible. Check the network and the proxy, then /readyz and the log."}
	AlertBackup = Text{"自动备份失败，每分钟重试一次。请检查 backup.dir（%s）的磁盘空间和写权限；修好之前可用 guatu backup 备份到别处。",
		"The nightly backup failed; it is tried again every minute. Check the space and the rights of backup.dir (%s); until then guatu backup makes a copy elsewhere."}
	AlertAside = Text{"有 %d 条更新无法处理，已搁置（保留 30 天），其余照常处理。没有得到回复的人请换个写法重发；原因见程序日志，请报给维护者并升级。",
		"%d updates could not be worked off and were set aside (kept for 30 days); all others go on. Who got no answer should write again in other words; the log has the reason: report it to the maintainers and upgrade."}
	AlertDigest = Text{"周报没有送到任何人：%s。请用 /digests 看原因并重发，请接收人重新打开机器人，或用 /subscribe 增加接收人。",
		"Nobody got this digest: %s. See why and send it again with /digests, ask the recipients to start the bot again, or let others /subscribe."}
)
