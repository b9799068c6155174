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
 *  1. A text that lacks one of its placeholders lacks what the placeholder brings.
 *  2. "Irrevocable" is refused in any text, even where it is denied: what a person
 *     remembers is the word. LEAD toolkit: the release can be taken back.
 *  3. Words that name a class of recipients are refused where the form says who
 *     shares and who hears; elsewhere "other agencies" may be spoken of.
 *  4. Words that say that a consent never ends are refused where the form says how
 *     long; a consent for treatment, payment and operations may say so (42 CFR
 *     2.31(a)(7)).
 *  5. The notices of 42 CFR 2.32(a) stand word for word, in English: on a form the
 *     short one, in a letter, which goes to another agency, the long one. The
 *     sentence before 2024 lacked "use or".
 *  6. Words for a kind of information, with keys such as "housing/heading", are
 *     needed wherever a paper prints them.
 */

const ClewFormName clew_form_names[] = {
  { "roi", "multi_party", N_ ("Release to several agencies"), CLEW_FORM_RELEASE },
  { "tpo", "tpo", N_ ("Treatment, payment and operations"), CLEW_FORM_TREATMENT },
  { "counseling-notes", "counseling_notes", N_ ("Counseling notes"),
    CLEW_FORM_COUNSELING_NOTES },
  { "proceedings", "proceedings", N_ ("Use in a proceeding"), CLEW_FORM_PROCEEDINGS },
  { "letter", NULL, N_ ("Letters and notices"), CLEW_FORM_LETTER },
  { "accounting", NULL, N_ ("List of disclosures"), CLEW_FORM_ACCOUNTING },
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
  { "letter_about", N_ ("Whom a letter is about"), "" },
  { "statements", N_ ("What a letter may say"), "" },
  { "letter_notice", N_ ("That permission was taken back"), "" },
  { "scope", N_ ("What a letter rests on"), "42 CFR 2.32(b)" },
  { "use_limits", N_ ("What a letter may not be used for"), "42 CFR 2.12(d)(1)" },
  { "part2", N_ ("The notice against use and passing on"), "42 CFR 2.32(a)(1)" },
  { "told_years", N_ ("What the list covers, and the right to it"),
    "42 CFR 2.25; 45 CFR 164.528(a)" },
  { "told_when", N_ ("The day of each disclosure"), "45 CFR 164.528(b)(2)(i)" },
  { "told_whom", N_ ("Who was told"), "45 CFR 164.528(b)(2)(ii)" },
  { "told_what", N_ ("What was told"), "45 CFR 164.528(b)(2)(iii)" },
  { "told_why", N_ ("Why it was told"), "45 CFR 164.528(b)(2)(iv)" },
  { "told_ground", N_ ("On what ground it was told"), "" },
  { "wording", N_ ("What else the paper needs"), "" },
  { NULL },
};

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
    if (name->consent_kind != NULL && g_strcmp0 (name->consent_kind, consent_kind) == 0)
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
is_old_notice (const ClewWordingText *known, const char *text)
{
  if (known != NULL && known->verbatim != NULL)
    return !g_str_equal (text, known->verbatim);
  return clew_fold_has_phrase (text, old_notices);
}

static gboolean
says_irrevocable (const char *text)
{
  g_autofree char *folded = clew_fold (text);

  return strstr (folded, "irrevocab") != NULL;
}

/**
 * clew_wording_dup_missing_places:
 * @known: what is asked of a text
 * @text: the text
 *
 * Returns: (transfer full) (nullable): the placeholders that the text must have and
 *   has not, with spaces between them; %NULL when it has all
 */
char *
clew_wording_dup_missing_places (const ClewWordingText *known, const char *text)
{
  g_auto (GStrv) places = NULL;
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (known->places == NULL)
    return NULL;
  places = g_strsplit (known->places, " ", -1);
  for (guint i = 0; places[i] != NULL; i++)
    if (strstr (text, places[i]) == NULL)
      g_strv_builder_add (missing, places[i]);
  list = g_strv_builder_end (missing);
  return list[0] != NULL ? g_strjoinv (" ", list) : NULL;
}

/**
 * clew_wording_get_element:
 * @key: a text's key
 * @form: on which form
 *
 * Returns: the id of the element that the text carries
 */
const char *
clew_wording_get_element (const char *key, ClewFormFlags form)
{
  const ClewWordingText *known = clew_wording_text_find (key, form);

  if (known != NULL)
    return known->element;
  if (strchr (key, '/') == NULL)
    return "wording";
  if (form == CLEW_FORM_LETTER)
    return "scope";
  return form == CLEW_FORM_ACCOUNTING ? "told_what" : "information";
}

static gboolean
is_needed (const ClewWordingText *known, const char *key, ClewFormFlags form)
{
  if (known == NULL)
    return strchr (key, '/') != NULL;
  return known->need != CLEW_TEXT_MORE && (known->forms & form) != 0;
}

static gboolean
lacks_place (const ClewWordingText *known, const char *text)
{
  g_autofree char *missing = known != NULL ? clew_wording_dup_missing_places (known, text) : NULL;

  return missing != NULL;
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
  const ClewWordingText *known = clew_wording_text_find (key, form);

  if (clew_wording_text_is_blank (text))
    return is_needed (known, key, form) ? CLEW_WORDING_MISSING : CLEW_WORDING_GOOD;
  if (lacks_place (known, text))
    return CLEW_WORDING_NO_PLACE;
  if (says_irrevocable (text))
    return CLEW_WORDING_IRREVOCABLE;
  if (is_old_notice (known, text))
    return CLEW_WORDING_OLD_NOTICE;
  if (names_recipients (known) && clew_recipient_text_has_class (text))
    return CLEW_WORDING_CLASS;
  if (known != NULL && g_str_equal (known->element, "expiry") && form != CLEW_FORM_TREATMENT &&
      clew_fold_has_phrase (text, endless_phrases))
    return CLEW_WORDING_NO_END;
  return CLEW_WORDING_GOOD;
}
