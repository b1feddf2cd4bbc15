package bot

import (
	"encoding/json"
	"errors"
)

// lenient decodes what it can: a value of an unexpected type leaves its field
// empty, unknown names are passed over. Only text that is no JSON is an error.
func lenient(raw []byte, dest any) error {
	err := json.Unmarshal(raw, dest)
	var odd *json.UnmarshalTypeError
	if errors.As(err, &odd) {
		return nil
	}
	return err
}

// The raw types are the parts of Telegram's objects that are read, with the
// names of the Bot API (core.telegram.org/bots/api).
type (
	rawUpdate struct {
		ID       *int64       `json:"update_id"`
		Message  *rawMessage  `json:"message"`
		Edited   *rawMessage  `json:"edited_message"`
		Press    *rawPress    `json:"callback_query"`
		Standing *rawStanding `json:"my_chat_member"`
	}

	rawMessage struct {
		ID         int         `json:"message_id"`
		Date       int64       `json:"date"`
		EditDate   int64       `json:"edit_date"`
		Chat       rawChat     `json:"chat"`
		From       *rawUser    `json:"from"`
		SenderChat *rawChat    `json:"sender_chat"`
		Signature  string      `json:"author_signature"`
		Thread     int         `json:"message_thread_id"`
		InTopic    bool        `json:"is_topic_message"`
		Text       string      `json:"text"`
		Caption    string      `json:"caption"`
		Album      string      `json:"media_group_id"`
		ReplyTo    *rawMessage `json:"reply_to_message"`
		Origin     *rawOrigin  `json:"forward_origin"`
		MovedTo    int64       `json:"migrate_to_chat_id"`
		NewTopic   any         `json:"forum_topic_created"`
		rawMedia
	}

	rawMedia struct {
		Photo     []rawFile    `json:"photo"` // smallest first
		Document  *rawFile     `json:"document"`
		Animation *rawFile     `json:"animation"`
		Video     *rawFile     `json:"video"`
		VideoNote *rawFile     `json:"video_note"`
		Voice     *rawFile     `json:"voice"`
		Audio     *rawFile     `json:"audio"`
		Sticker   *rawFile     `json:"sticker"`
		Location  *rawLocation `json:"location"`
		Venue     *rawVenue    `json:"venue"`
		Contact   *rawContact  `json:"contact"`
		Poll      *rawPoll     `json:"poll"`
	}

	rawFile struct {
		FileID string `json:"file_id"`
		Name   string `json:"file_name,omitempty"`
		Size   int64  `json:"file_size,omitempty"`
	}

	rawLocation struct {
		Latitude  float64 `json:"latitude"`
		Longitude float64 `json:"longitude"`
	}

	rawVenue struct {
		Title   string `json:"title"`
		Address string `json:"address"`
	}

	rawContact struct {
		Phone     string `json:"phone_number"`
		FirstName string `json:"first_name"`
		LastName  string `json:"last_name"`
	}

	rawPoll struct {
		Question string `json:"question"`
	}

	rawChat struct {
		ID    int64  `json:"id"`
		Type  string `json:"type"`
		Title string `json:"title"`
	}

	rawUser struct {
		ID        int64  `json:"id"`
		IsBot     bool   `json:"is_bot"`
		FirstName string `json:"first_name"`
		LastName  string `json:"last_name"`
		Username  string `json:"username"`
		Language  string `json:"language_code"`
		ReadsAll  bool   `json:"can_read_all_group_messages"` // of getMe
	}

	rawOrigin struct {
		Date       int64    `json:"date"`
		User       *rawUser `json:"sender_user"`
		Hidden     string   `json:"sender_user_name"`
		SenderChat *rawChat `json:"sender_chat"`
		Channel    *rawChat `json:"chat"`
	}

	rawPress struct {
		ID      string      `json:"id"`
		From    *rawUser    `json:"from"`
		Message *rawMessage `json:"message"`
		Data    string      `json:"data"`
	}

	rawStanding struct {
		Chat rawChat   `json:"chat"`
		From *rawUser  `json:"from"`
		Date int64     `json:"date"`
		Old  rawMember `json:"old_chat_member"`
		New  rawMember `json:"new_chat_member"`
	}

	rawMember struct {
		Status   string `json:"status"`
		IsMember bool   `json:"is_member"` // of the restricted
	}
)
