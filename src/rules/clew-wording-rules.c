/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-wording-rules.h"

#include "base/clew-fold.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/*
 * HOUSE CONVENTIONS FOR WORDINGS
 *
 *  1. A text that lacks its placeholder lacks what the placeholder brings: "until"
 *     without {date} says no end.
 *  2. "Irrevocable" is refused in any text, even where it is denied: what a person
 *     remembers is the word. LEAD toolkit: the release can be taken back.
 *  3. Words that name a class of recipients are refused where the form says who
 *     shares and who hears; elsewhere "other agencies" may be spoken of.
 *  4. Words that say that a consent never ends are refused where the form says how
 *     long; a consent for treatment, payment and operations may say so (42 CFR
 *     2.31(a)(7)).
 *  5. The short notice of 42 CFR 2.32(a)(2) is one sentence, word for word, in
 *     English; the sentence before 2024 lacked "use or".
 */

const ClewFormName clew_form_names[] = {
  { "roi", "multi_party", N_ ("Release to several agencies"), CLEW_FORM_RELEASE },
  { "tpo", "tpo", N_ ("Treatment, payment and operations"), CLEW_FORM_TREATMENT },
  { "counseling-notes", "counseling_notes", N_ ("Counseling notes"),
    CLEW_FORM_COUNSELING_NOTES },
  { "proceedings", "proceedings", N_ ("Use in a proceeding"), CLEW_FORM_PROCEEDINGS },
  { NULL },
};

const ClewWordingElement clew_wording_elements[] = {
  { "participant", N_ ("Whose information it is"), "42 CFR 2.31(a)(1)" },
  { "discloser", N_ ("Who may share it"), "42 CFR 2.31(a)(2); 45 CFR 164.508(c)(1)(ii)" },
  { "information", N_ ("What may be shared"), "42 CFR 2.31(a)(3); 45 CFR 164.508(c)(1)(i)" },
  { "recipients", N_ ("Who may hear it, each by name"),
    "42 CFR 2.31(a)(4); 45 CFR 164.508(c)(1)(iii)" },
  { "purpose", N_ ("What it is for"), "42 CFR 2.31(a)(5); 45 CFR 164.508(c)(1)(iv)" },
  { "revocation", N_ ("That it can be taken back, and how"),
    "42 CFR 2.31(a)(6); 45 CFR 164.508(c)(2)(i)" },
  { "expiry", N_ ("When it ends"), "42 CFR 2.31(a)(7); 45 CFR 164.508(c)(1)(v)" },
  { "signature", N_ ("Room for the signature"), "42 CFR 2.31(a)(8); 45 CFR 164.508(c)(1)(vi)" },
  { "date", N_ ("Room for the date of signing"), "42 CFR 2.31(a)(9); 45 CFR 164.508(c)(1)(vi)" },
  { "refusal", N_ ("What happens without it"), "42 CFR 2.31(a)(10); 45 CFR 164.508(c)(2)(ii)" },
  { "redisclosure", N_ ("That it might be passed on, and the notice against it"),
    "42 CFR 2.31(a)(10), 2.32; 45 CFR 164.508(c)(2)(iii)" },
  { "copy", N_ ("That the person gets a copy"), "45 CFR 164.508(c)(4)" },
  { "wording", N_ ("What else the paper needs"), "" },
  { NULL },
};

/* clang-format off */
const ClewWordingText clew_wording_texts[] = {
  { "title", "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Title") },
  { "subtitle", "participant", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, "{name}", NULL },
  { "born", "participant", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, "{born}", NULL },
  { "subtitle_blank", "participant", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "addition_title", "recipients", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, NULL, NULL },
  { "addition", "recipients", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{number}", NULL },
  { "my_name", "participant", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "my_birth_date", "participant", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "say_no_lead", "refusal", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "say_no", "refusal", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "who_shares_heading", "discloser", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Who shares") },
  { "who_shares", "discloser", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, "{office}", NULL },
  { "who_shares_some", "discloser", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{office}", NULL },
  { "only_hears", "discloser", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, NULL, NULL },
  { "who_hears_heading", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Who may hear") },
  { "who_hears", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "column_agency", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "column_check", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "column_initials", "information", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "not_on_form_lead", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "not_on_form", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, "{names}", NULL },
  { "not_on_form_none", "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "not_on_addition", "recipients", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{number}", NULL },
  { "kinds_heading", "information", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Kinds of information") },
  { "kinds", "information", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "kinds_initials", "information", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "why_heading", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Why") },
  { "why", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "why_proceeding", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_PROCEEDINGS, "{proceeding}", NULL },
  { "why_1", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "why_2", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_3", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_4", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_5", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_6", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_7", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_8", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "why_9", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_heading", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("What it may not be used for") },
  { "not_for", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_1", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_2", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_3", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_4", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_5", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_6", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_7", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_8", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_9", "purpose", CLEW_TEXT_MORE, CLEW_FORM_ALL, NULL, NULL },
  { "not_for_exceptions", "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "how_long_heading", "expiry", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("How long") },
  { "how_long_date", "expiry", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, "{date}", NULL },
  { "how_long_event", "expiry", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, "{event}", NULL },
  { "how_long_none", "expiry", CLEW_TEXT_SOMETIMES, CLEW_FORM_TREATMENT, NULL, NULL },
  { "end_of_treatment", "expiry", CLEW_TEXT_SOMETIMES, CLEW_FORM_TREATMENT, NULL, NULL },
  { "how_long_sooner", "expiry", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "how_long_addition", "expiry", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{number}", NULL },
  { "take_back_heading", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("How to take it back") },
  { "take_back", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "take_back_aloud", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "take_back_writing", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, "{where}", NULL },
  { "take_back_past", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "refuse_heading", "refusal", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Without a signature") },
  { "refuse_general", "refusal", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "refuse_arrest_diversion", "refusal", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, NULL, NULL },
  { "refuse_social_contact", "refusal", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, NULL, NULL },
  { "refuse_community_referral", "refusal", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, NULL, NULL },
  { "refuse_addition", "refusal", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, NULL, NULL },
  { "after_heading", "redisclosure", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("After it is shared") },
  { "after", "redisclosure", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "after_health_law", "redisclosure", CLEW_TEXT_ALWAYS, CLEW_FORM_TREATMENT, NULL, NULL },
  { "part2", "redisclosure", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "part2_notice", "redisclosure", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "part2_meaning", "redisclosure", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "sign_heading", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Signature") },
  { "sign", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "name", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "signature", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "my_signature", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "date_signed", "date", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "representative", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "representative_authority", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "also_heading", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Others who sign") },
  { "staff_read", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "staff_questions", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "staff_name", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "interpreter_name", "signature", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "interpreter_language", "signature", CLEW_TEXT_SOMETIMES, CLEW_FORM_ALL, NULL, NULL },
  { "witness_name", "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "copy_heading", "copy", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Copy") },
  { "copy_given", "copy", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "my_initials", "copy", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "slip_cut", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL,
    N_ ("Slip for taking it back") },
  { "slip_heading", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "slip", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "slip_everyone", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "slip_some", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, NULL, NULL },
  { "slip_where", "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_ALL, "{where}", NULL },
  { "footer", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, "{number}",
    N_ ("Footer and dates") },
  { "footer_draft", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "footer_approved", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "footer_page", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "document_title", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, "{number}", NULL },
  { "language_name", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "list_separator", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "date", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, "{day}", NULL },
  { "month_1", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_2", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_3", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_4", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_5", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_6", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_7", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_8", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_9", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_10", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_11", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "month_12", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "alt_box", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL,
    N_ ("For screen readers") },
  { "alt_line", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "alt_both", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { "alt_code", "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ALL, NULL, NULL },
  { NULL },
};
/* clang-format on */

/* The one sentence of 42 CFR 2.32(a)(2), as amended in 2024. */
const char clew_wording_part2_notice[] =
  "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

/* All phrases are folded: no case, accents or punctuation. */
static const char *const old_notices[] = {
  "prohibits unauthorized disclosure", "prohibits the unauthorized disclosure", NULL
};

static const char *const endless_phrases[] = {
  "no expiration", "no expiry", "no end date", "does not expire", "never expires", "never ends",
  "does not end", "has no end", "indefinite", "indefinitely", "until revoked",
  "until it is revoked", "until i revoke it", "no vence", "no expira", "sin vencimiento",
  "sin fecha de vencimiento", "no tiene fin", "no termina", "nunca termina", "indefinido",
  "indefinidamente", "hasta que se revoque", "hasta que lo revoque", NULL
};

/* As a whole event: 42 CFR 2.31(a)(7), "none" and "end of the treatment". */
static const char *const no_ends[] = {
  "none", "no expiration", "no expiry", "no end", "no end date", "no date", "never", "na",
  "n a", "not applicable", "indefinite", "indefinitely", "does not expire", "until revoked",
  "end of treatment", "end of the treatment", "ninguno", "ninguna", "nunca", "no vence",
  "no expira", "sin fecha", "sin vencimiento", "no aplica", "indefinido", "indefinidamente",
  "hasta que se revoque", "fin del tratamiento", "final del tratamiento", NULL
};

/**
 * clew_form_name_find:
 * @id: a form's id
 *
 * Returns: (nullable): the form
 */
const ClewFormName *
clew_form_name_find (const char *id)
{
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    if (g_strcmp0 (name->id, id) == 0)
      return name;
  return NULL;
}

/**
 * clew_form_name_find_for:
 * @consent_kind: a kind of consent
 *
 * Returns: (nullable): the form by which it is made
 */
const ClewFormName *
clew_form_name_find_for (const char *consent_kind)
{
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    if (g_strcmp0 (name->consent_kind, consent_kind) == 0)
      return name;
  return NULL;
}

/**
 * clew_wording_element_find:
 * @id: an element's id
 *
 * Returns: (nullable): the element
 */
const ClewWordingElement *
clew_wording_element_find (const char *id)
{
  for (const ClewWordingElement *element = clew_wording_elements; element->id != NULL; element++)
    if (g_strcmp0 (element->id, id) == 0)
      return element;
  return NULL;
}

/**
 * clew_wording_text_find:
 * @key: a text's key
 *
 * Returns: (nullable): what is asked of the text
 */
const ClewWordingText *
clew_wording_text_find (const char *key)
{
  for (const ClewWordingText *text = clew_wording_texts; text->key != NULL; text++)
    if (g_strcmp0 (text->key, key) == 0)
      return text;
  return NULL;
}

/**
 * clew_wording_text_is_blank:
 * @text: (nullable): a text
 *
 * Returns: whether nothing of it would be seen on paper
 */
gboolean
clew_wording_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && !g_unichar_iszerowidth (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * clew_wording_is_no_end:
 * @event: what somebody typed as the event that ends a consent
 *
 * Returns: whether it says that the consent has no end, or ends with the
 *   treatment, which only a consent for treatment, payment and operations may
 *   (42 CFR 2.31(a)(7))
 */
gboolean
clew_wording_is_no_end (const char *event)
{
  g_autofree char *folded = clew_fold (event);

  return g_strv_contains (no_ends, folded);
}

static gboolean
names_recipients (const ClewWordingText *text)
{
  return text != NULL && (g_str_equal (text->element, "recipients") ||
                          g_str_equal (text->element, "discloser"));
}

/* 42 CFR 2.32: word for word, and never as it was before 2024. */
static gboolean
is_old_notice (const char *key, const char *text)
{
  if (g_str_equal (key, "part2_notice"))
    return !g_str_equal (text, clew_wording_part2_notice);
  return clew_fold_has_phrase (text, old_notices);
}

static gboolean
says_irrevocable (const char *text)
{
  g_autofree char *folded = clew_fold (text);

  return strstr (folded, "irrevocab") != NULL;
}

/**
 * clew_wording_judge:
 * @key: a text's key; one that no table has is judged for what it must not say
 * @text: (nullable): the text
 * @form: on which form
 *
 * Returns: the first thing wrong with the text
 */
ClewWordingFault
clew_wording_judge (const char *key, const char *text, ClewFormFlags form)
{
  const ClewWordingText *known = clew_wording_text_find (key);

  if (clew_wording_text_is_blank (text))
    return known == NULL || known->need == CLEW_TEXT_MORE || (known->forms & form) == 0
             ? CLEW_WORDING_GOOD
             : CLEW_WORDING_MISSING;
  if (known != NULL && known->place != NULL && strstr (text, known->place) == NULL)
    return CLEW_WORDING_NO_PLACE;
  if (says_irrevocable (text))
    return CLEW_WORDING_IRREVOCABLE;
  if (is_old_notice (key, text))
    return CLEW_WORDING_OLD_NOTICE;
  if (names_recipients (known) && clew_recipient_text_has_class (text))
    return CLEW_WORDING_CLASS;
  if (known != NULL && g_str_equal (known->element, "expiry") && form != CLEW_FORM_TREATMENT &&
      clew_fold_has_phrase (text, endless_phrases))
    return CLEW_WORDING_NO_END;
  return CLEW_WORDING_GOOD;
}
