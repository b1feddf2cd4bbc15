package words

// Sentences about members.
var (
	SayMembers    = Text{"成员 %d 人：", "Members: %d"}
	SayByConfig   = Text{"这位管理员由配置指定，不能在这里更改。", "This admin is named in the configuration and cannot be changed here."}
	SayRevokeHow  = Text{"请写明姓名或编号，例如：/revoke 张三", "Please name somebody, for example: /revoke Zhang San"}
	SayRevokeWhom = Text{"确认撤销权限：", "Confirm whose access ends:"}
	SayRevoked    = Text{"已撤销 %s 的权限。", "The access of %s has ended."}
	SayHandedOver = Text{"%[1]s 的 %[3]d 项下一步和 %[4]d 个草稿已移交给 %[2]s。", "%[3]d next steps and %[4]d drafts of %[1]s were handed over to %[2]s."}
	SayHandedYou  = Text{"%s 的 %d 项下一步和 %d 个草稿移交给你，见 /todo 和 /drafts。", "You take over from %s: %d next steps and %d drafts, see /todo and /drafts."}

	NeverReported = Text{"未填报过", "no report yet"}
	LabelUnit     = Text{"单位", "unit"}
	LabelSince    = Text{"加入", "since"}
	LabelCame     = Text{"来自", "came by"}
	CameByConfig  = Text{"配置文件", "the configuration"}
	CameByRequest = Text{"申请后批准", "a request that was granted"}
	CameByLink    = Text{"%s %s 的邀请链接（%s，%s）", "a link of %s of %s (%s, %s)"}

	ButtonRole     = Text{"角色", "Role"}
	ButtonScope    = Text{"范围", "Scope"}
	ButtonUnit     = Text{"单位", "Unit"}
	ButtonHandOver = Text{"移交", "Hand over"}
	ButtonRevoke   = Text{"撤销权限", "Revoke"}
)
