package simulator

import (
	"context"
	"strings"
)

// call is one request for a method.
type call struct {
	ctx    context.Context
	method string // in lower case
	params
}

// method is what the Bot API knows under one name.
type method struct {
	name   string
	run    func(*Server, *call) (any, error)
	params string // the names that it knows, separated by blanks
	waits  bool   // takes the lock itself, since it may wait
	paced  bool   // counts against the sending limits
}

// Parameters that several methods share.
const (
	sending = " business_connection_id chat_id message_thread_id direct_messages_topic_id ephemeral_message_parameters" +
		" disable_notification protect_content allow_paid_broadcast message_effect_id suggested_post_parameters" +
		" reply_parameters reply_to_message_id allow_sending_without_reply reply_markup"
	captioned = " caption parse_mode caption_entities show_caption_above_media"
	editing   = " business_connection_id chat_id message_id inline_message_id reply_markup"
)

// methods lists what the simulator knows, by lower-case name. Parameters are those of Bot API 10.3.
func methods() map[string]method {
	list := []method{
		{name: "getMe", run: (*Server).getMe},
		{name: "getUpdates", run: (*Server).getUpdates, params: "offset limit timeout allowed_updates", waits: true},
		{name: "setWebhook", run: (*Server).setWebhook,
			params: "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token"},
		{name: "deleteWebhook", run: (*Server).deleteWebhook, params: "drop_pending_updates"},
		{name: "getWebhookInfo", run: (*Server).getWebhookInfo},
		{name: "sendMessage", run: (*Server).sendMessage, paced: true,
			params: "text parse_mode entities link_preview_options disable_web_page_preview" + sending},
		{name: "sendPhoto", run: (*Server).sendPhoto, paced: true, params: "photo has_spoiler" + captioned + sending},
		{name: "sendDocument", run: (*Server).sendDocument, paced: true,
			params: "document thumbnail disable_content_type_detection" + captioned + sending},
		{name: "sendMediaGroup", run: (*Server).sendMediaGroup, paced: true,
			params: "media" + strings.ReplaceAll(sending, " reply_markup", "")},
		{name: "sendChatAction", run: (*Server).sendChatAction,
			params: "business_connection_id chat_id message_thread_id action"},
		{name: "editMessageText", run: (*Server).editMessageText, paced: true,
			params: "text parse_mode entities link_preview_options disable_web_page_preview rich_message" + editing},
		{name: "editMessageCaption", run: (*Server).editMessageCaption, paced: true, params: captioned + editing},
		{name: "editMessageReplyMarkup", run: (*Server).editMessageReplyMarkup, paced: true, params: editing},
		{name: "deleteMessage", run: (*Server).deleteMessage, params: "chat_id message_id"},
		{name: "answerCallbackQuery", run: (*Server).answerCallbackQuery,
			params: "callback_query_id text show_alert url cache_time"},
		{name: "setMessageReaction", run: (*Server).setMessageReaction, params: "chat_id message_id reaction is_big"},
		{name: "setMyCommands", run: (*Server).setMyCommands, params: "commands scope language_code"},
		{name: "getMyCommands", run: (*Server).getMyCommands, params: "scope language_code"},
		{name: "deleteMyCommands", run: (*Server).deleteMyCommands, params: "scope language_code"},
		{name: "setMyDescription", run: (*Server).setMyDescription, params: "description language_code"},
		{name: "setMyShortDescription", run: (*Server).setMyShortDescription, params: "short_description language_code"},
		{name: "getFile", run: (*Server).getFile, params: "file_id"},
		{name: "getChat", run: (*Server).getChat, params: "chat_id"},
		{name: "getChatMember", run: (*Server).getChatMember, params: "chat_id user_id"},
		{name: "leaveChat", run: (*Server).leaveChat, params: "chat_id"},
	}
	known := map[string]method{}
	for _, m := range list {
		known[strings.ToLower(m.name)] = m
	}
	return known
}

// getMe answers who the bot is.
func (s *Server) getMe(*call) (any, error) {
	return struct {
		Account
		CanJoin   bool `json:"can_join_groups"`
		ReadsAll  bool `json:"can_read_all_group_messages"`
		IsInline  bool `json:"supports_inline_queries"`
		Business  bool `json:"can_connect_to_business"`
		HasWebApp bool `json:"has_main_web_app"`
	}{Account: s.bot, CanJoin: true, ReadsAll: s.opt.ReadAllGroups}, nil
}
