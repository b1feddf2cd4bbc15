package words

import "guatu/ledger"

// AgreementWords are the kinds of agreements.
var AgreementWords = []Named[ledger.Agreement]{
	{ledger.Contract, Text{"正式合同", "contract"}, []string{"合同", "正式协议", "正式", "投资合同", "投资协议", "formal contract", "formal"}},
	{ledger.Framework, Text{"框架协议", "framework agreement"}, []string{"框架", "框架合作协议", "战略合作框架协议", "战略协议", "战略合作协议", "合作框架协议", "framework"}},
	{ledger.Intent, Text{"意向书", "letter of intent"}, []string{"意向协议", "意向", "合作意向书", "投资意向书", "备忘录", "loi", "mou", "intent"}},
}

// AgreementName is the names of an agreement.
func AgreementName(a ledger.Agreement) Text { return NameIn(AgreementWords, a) }
