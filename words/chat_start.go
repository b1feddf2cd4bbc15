package words

// Sentences of getting in (spec 2.1).
var (
	SayStranger = Text{"你好。这里只对成员开放。", "Hello. This is open to members only."}
	SayAsked    = Text{"已转告管理员，批准后会通知你。", "The admins have been told. You will hear from us when it is approved."}
	SayTooFast  = Text{"消息太多，这一分钟内的其他问题不再回答；填报和更改照常保存。", "Too many messages: further questions of this minute are not answered. Reports and changes are saved as always."}
	SayTooMany  = Text{"消息太多，请稍后再发。", "Too many messages. Please try again later."}
	SayBadCode  = Text{"这个邀请链接无效或已过期，请向管理员再要一个。", "This invitation is not valid or has ended. Please ask an admin for another."}
	SayWelcome  = Text{"欢迎，%s。你的角色是%s，范围是%s。", "Welcome, %s. Your role is %s, your scope is %s."}
	SayBack     = Text{"%s，你好。你的角色是%s，范围是%s。", "Hello, %s. Your role is %s, your scope is %s."}
	SayDigestOn = Text{"每周简报会发到这里。", "The weekly digest will come here."}
	SayTryThese = Text{"可以直接发送：", "You can simply send:"}
	SayWants    = Text{"%s 申请使用。", "%s asks for access."}
	SayWhatFor  = Text{"%s 申请使用。请选择范围，角色为填报。", "%s asks for access. Choose a scope; the role is officer."}
	SayGranted  = Text{"%s 已加入：%s，%s。", "%s was let in: %s, %s."}
	SayRefused  = Text{"已拒绝 %s 的申请。", "The request of %s was turned down."}
	SayHandled  = Text{"这个申请已经处理过了。", "This request has been dealt with already."}

	SayInvite     = Text{"邀请链接（%s，%s，可用 %d 次，%s 前有效）：", "Invitation (%s, %s, good for %d use(s) until %s):"}
	SayInviteHow  = Text{"请写明角色和范围，例如：%s", "Please name a role and a scope, for example: %s"}
	SayRoleWhich  = Text{"没有“%s”这个角色。角色有：填报、领导、审核、管理员。", "There is no role “%s”. The roles are officer, leader, reviewer and admin."}
	SayScopeWhich = Text{"没有叫“%s”的单位、区市或产业链。", "There is no unit, district or chain called “%s”."}
	SayNearest    = Text{"最接近的是：%s。", "The nearest are: %s."}
	SayOnlyAdmin  = Text{"这个命令只有管理员可以使用。", "Only admins can use this command."}
	SayOnlyRole   = Text{"你的角色不能使用这个命令。", "Your role cannot use this command."}
	SayNoName     = Text{"机器人还没有连上 Telegram，请稍后再试。", "The bot is not connected to Telegram yet. Please try again later."}

	SayLangNow  = Text{"好的，以后用中文。", "Fine, English from now on."}
	SayLangHow  = Text{"请选择语言，例如：/lang zh 或 /lang en", "Please choose a language, for example: /lang zh or /lang en"}
	SayHelpHead = Text{"把汇报或问题直接发给我，一条消息就是一条记录。", "Send me your report or question; one message is one record."}
	SayHelpMore = Text{"发错了可以直接修改原消息，或者回复卡片写“字段：新值”。", "To correct, edit your message, or reply to the card with “field: new value”."}
	SayCommands = Text{"命令：", "Commands:"}
)

// Words on buttons of getting in.
var (
	ButtonAsk    = Text{"申请加入", "Ask for access"}
	ButtonGrant  = Text{"同意", "Grant"}
	ButtonRefuse = Text{"拒绝", "Refuse"}
)

// WholeCity is the scope that is the whole city.
var WholeCity = Text{"全市", "whole city"}

// Examples that are shown to people; the names in them are invented.
var (
	ExampleVisit = Text{"#走访 蓝鲸科技 北京 昨天 意向5亿", "#visit Blue Whale Tech Beijing yesterday interest 500m"}
	ExampleAsk   = Text{"本季度50亿元以上项目有多少个", "how many 5bn+ deals this quarter"}
	ExampleDeal  = Text{"#在谈 企业：蓝鲸科技；总投资：12亿元", "#talks company: Blue Whale Tech; amount: CNY 1.2bn"}
	ExampleFix   = Text{"D7 签约 3月8日", "D7 signed 8 March"}
	ExampleRole  = Text{"/invite 填报 %s", "/invite officer %s"}
)
