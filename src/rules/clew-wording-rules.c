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
 *     long, and in what is typed on a form; a consent for treatment, payment and
 *     operations may say so (42 CFR 2.31(a)(7)). "Forever" and its like may stand
 *     in the name of an office or in a reason, where they say nothing of an end.
 *  5. The notices of 42 CFR 2.32(a) stand word for word, in English: on a form the
 *     short one, in a letter or on a list for a meeting, which go to another agency,
 *     the long one. The sentence before 2024 lacked "use or".
 *  6. Words for a kind of information, with keys such as "housing/heading", are
 *     needed wherever a paper prints them. What may be shared is said "in a specific
 *     and meaningful fashion" (42 CFR 2.31(a)(3)): on a form none of them is "all".
 */

const ClewFormName clew_form_names[] = {
  { "roi", "multi_party", N_ ("Release to several agencies"), CLEW_FORM_RELEASE },
  { "tpo", "tpo", N_ ("Treatment, payment and operations"), CLEW_FORM_TREATMENT },
  { "counseling-notes", "counseling_notes", N_ ("Counseling notes"),
    CLEW_FORM_COUNSELING_NOTES },
  { "proceedings", "proceedings", N_ ("Use in a proceeding"), CLEW_FORM_PROCEEDINGS },
  { "letter", NULL, N_ ("Letters and notices"), CLEW_FORM_LETTER },
  { "accounting", NULL, N_ ("List of disclosures"), CLEW_FORM_ACCOUNTING },
  { "roster", NULL, N_ ("List for a meeting"), CLEW_FORM_ROSTER },
  { NULL },
};

const ClewWordingElement clew_wording_elements[] = {
  { "participant", N_ ("Whose information it is"), "42 CFR 2.31(a)(1)" },
  { "discloser", N_ ("Who may share it"), "42 CFR 2.31(a)(2); 45 CFR 164.508(c)(1)(ii)" },
  { "information", N_ ("What may be shared"), "42 CFR 2.31(a)(3); 45 CFR 164.508(c)(1)(i)" },
  { "recipients", N_ ("Who may hear it, each by name"),
    "42 CFR 2.31(a)(4); 45 CFR 164.508(c)(1)(iii)" },
  { "purpose", N_ ("What it is for"), "42 CFR 2.31(a)(5); 45 CFR 164.508(c)(1)(iv)" },
  { "fundraising", N_ ("That it is not used for fundraising"), "42 CFR 2.31(a)(5)" },
  { "revocation", N_ ("That it can be taken back, and how"),
    "42 CFR 2.31(a)(6); 45 CFR 164.508(c)(2)(i)" },
  { "expiry", N_ ("When it ends"), "42 CFR 2.31(a)(7); 45 CFR 164.508(c)(1)(v)" },
  { "signature", N_ ("Room for the signature"), "42 CFR 2.31(a)(8); 45 CFR 164.508(c)(1)(vi)" },
  { "date", N_ ("Room for the date of signing"), "42 CFR 2.31(a)(9); 45 CFR 164.508(c)(1)(vi)" },
  { "refusal", N_ ("What happens without it"), "42 CFR 2.31(a)(10); 45 CFR 164.508(c)(2)(ii)" },
  { "redisclosure", N_ ("That it might be passed on, and the notice against it"),
    "42 CFR 2.31(a)(10), 2.32; 45 CFR 164.508(c)(2)(iii)" },
  { "health_law", N_ ("That health care law applies to what was shared"),
    "42 CFR 2.31(a)(4)(iii)" },
  { "copy", N_ ("That the person gets a copy"), "45 CFR 164.508(c)(4)" },
  { "letter_about", N_ ("Whom a letter is about"), "" },
  { "statements", N_ ("What a letter may say"), "" },
  { "letter_notice", N_ ("That permission was taken back"), "" },
  { "scope", N_ ("What a letter rests on"), "42 CFR 2.32(b)" },
  { "use_limits", N_ ("What a letter may not be used for"), "42 CFR 2.12(d)(1)" },
  { "part2", N_ ("The notice against use and passing on"), "42 CFR 2.32(a)(1)" },
  { "roster_who", N_ ("Who is present, and who may be spoken of"), "42 CFR 2.33" },
  { "roster_scope", N_ ("What a list for a meeting rests on"), "42 CFR 2.32(b)" },
  { "roster_limits", N_ ("What a list for a meeting may not be used for"), "42 CFR 2.12(d)(1)" },
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

/* The paper has no end: wherever they stand. */
static const char *const endless_phrases[] = {
  "no expiration", "no expiry", "no end date", "does not expire", "doesnt expire",
  "will not expire", "wont expire", "do not expire", "never expires", "never expire",
  "will never expire", "never ends", "never end", "does not end", "doesnt end", "will not end",
  "has no end", "there is no end", "without an end", "without end", "until revoked",
  "until it is revoked", "until i revoke", "until i take it back", "until it is taken back",
  "until further notice", "in perpetuity", "no vence", "nunca vence", "no expira", "nunca expira",
  "no caduca", "nunca caduca", "sin vencimiento", "sin fecha de vencimiento", "no tiene fin",
  "no tiene vencimiento", "no termina", "nunca termina", "hasta que se revoque",
  "hasta que lo revoque", "hasta que la revoque", "hasta que yo lo revoque",
  "hasta que yo la revoque", "hasta nuevo aviso", "hasta ser revocado", "hasta ser revocada", NULL
};

/* The same of an event or of how long it lasts; elsewhere they may say something else. */
static const char *const endless_words[] = {
  "forever", "for ever", "indefinite", "indefinitely", "perpetual", "perpetually",
  "for all time", "as long as i live", "for the rest of my life", "para siempre", "por siempre",
  "sin fin", "indefinido", "indefinida", "indefinidamente", "perpetuo", "perpetua",
  "a perpetuidad", "mientras viva", NULL
};

/* As a whole event: 42 CFR 2.31(a)(7), "none" and "end of the treatment". */
static const char *const no_ends[] = {
  "none", "no end", "no date", "never", "always", "na", "n a", "not applicable", "permanent",
  "permanently", "for life", "unlimited", "open", "open ended", "openended", "end of treatment",
  "end of the treatment", "ninguno", "ninguna", "nunca", "siempre", "sin fecha", "no aplica",
  "permanente", "permanentemente", "de por vida", "ilimitado", "ilimitada", "fin del tratamiento",
  "final del tratamiento", NULL
};

static const char *const irrevocable_phrases[] = {
  "cannot be revoked", "can not be revoked", "cant be revoked", "may not be revoked",
  "cannot be taken back", "can not be taken back", "cant be taken back", "no se puede revocar",
  "no puede revocarse", "no se puede retirar", NULL
};

/* 42 CFR 2.31(a)(3): "specific and meaningful" they are not. */
static const char *const unspecific_phrases[] = {
  "any and all", "any or all", "all my records", "all of my records", "entire record",
  "whole record", "complete record", "all my information", "all of my information",
  "everything about me", "cualquier y toda", "cualquier y todo", "cualquiera y todos",
  "cualquiera y todas", "todos mis registros", "todos mis expedientes", "todo mi expediente",
  "expediente completo", "toda mi informacion", "todo sobre mi", NULL
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

  return g_strv_contains (no_ends, folded) || clew_folded_has_phrase (folded, endless_phrases) ||
         clew_folded_has_phrase (folded, endless_words);
}

static gboolean
names_recipients (const ClewWordingText *text)
{
  return text != NULL && (g_str_equal (text->element, "recipients") ||
                          g_str_equal (text->element, "discloser"));
}

/* 42 CFR 2.32: word for word, and never as it was before 2024. */
static gboolean
is_old_notice (const ClewWordingText *known, const char *text, const char *folded)
{
  if (known != NULL && known->verbatim != NULL)
    return !g_str_equal (text, known->verbatim);
  return clew_folded_has_phrase (folded, old_notices);
}

static gboolean
says_irrevocable (const char *folded)
{
  return strstr (folded, "irrevocab") != NULL ||
         clew_folded_has_phrase (folded, irrevocable_phrases);
}

/* What no form may say, whatever it is about. */
static ClewWordingFault
find_forbidden (const ClewWordingText *known, const char *text, const char *folded)
{
  if (says_irrevocable (folded))
    return CLEW_WORDING_IRREVOCABLE;
  return is_old_notice (known, text, folded) ? CLEW_WORDING_OLD_NOTICE : CLEW_WORDING_GOOD;
}

/**
 * clew_wording_judge_typed:
 * @text: (nullable): what somebody typed that a form will say
 * @form: on which form
 *
 * A proceeding, the reason for which an agency stands on the form, an office's
 * name: they are of the form like its wording, so they can't make it one that is
 * irrevocable or never ends.
 *
 * Returns: %CLEW_WORDING_IRREVOCABLE, %CLEW_WORDING_NO_END,
 *   %CLEW_WORDING_OLD_NOTICE or %CLEW_WORDING_GOOD
 */
ClewWordingFault
clew_wording_judge_typed (const char *text, ClewFormFlags form)
{
  g_autofree char *folded = NULL;
  ClewWordingFault forbidden;

  if (clew_wording_text_is_blank (text))
    return CLEW_WORDING_GOOD;
  folded = clew_fold (text);
  forbidden = find_forbidden (NULL, text, folded);
  if (forbidden == CLEW_WORDING_GOOD && form != CLEW_FORM_TREATMENT &&
      clew_folded_has_phrase (folded, endless_phrases))
    return CLEW_WORDING_NO_END;
  return forbidden;
}

/**
 * clew_wording_judge_event:
 * @event: (nullable): what somebody typed as the event that ends a consent
 * @form: on which form
 *
 * Returns: the first thing wrong with it: %CLEW_WORDING_MISSING,
 *   %CLEW_WORDING_NO_END, or as clew_wording_judge_typed()
 */
ClewWordingFault
clew_wording_judge_event (const char *event, ClewFormFlags form)
{
  g_autofree char *folded = NULL;

  if (clew_wording_text_is_blank (event))
    return CLEW_WORDING_MISSING;
  folded = clew_fold (event);
  if (form != CLEW_FORM_TREATMENT && clew_wording_is_no_end (event))
    return says_irrevocable (folded) ? CLEW_WORDING_IRREVOCABLE : CLEW_WORDING_NO_END;
  return clew_wording_judge_typed (event, form);
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
  if (form == CLEW_FORM_ROSTER)
    return "roster_scope";
  return form == CLEW_FORM_ACCOUNTING ? "told_what" : "information";
}

static gboolean
is_needed (const ClewWordingText *known, const char *key, ClewFormFlags form)
{
  if (known == NULL)
    return strchr (key, '/') != NULL;
  return known->need != CLEW_TEXT_MORE && (known->forms & form) != 0;
}

/* Words for a kind of information, on a consent. */
static gboolean
is_kind_on_form (const char *key, ClewFormFlags form)
{
  return (form & CLEW_FORM_CONSENTS) != 0 && strchr (key, '/') != NULL;
}

static gboolean
lacks_place (const ClewWordingText *known, const char *text)
{
  g_autofree char *missing = known != NULL ? clew_wording_dup_missing_places (known, text) : NULL;

  return missing != NULL;
}

/**
 * clew_wording_judge:
 * @key: a text's key; "housing/label" is the label of a kind of information; one
 *   that no table has is judged for what it must not say
 * @text: (nullable): the text
 * @form: on which form
 *
 * Returns: the first thing wrong with the text
 */
ClewWordingFault
clew_wording_judge (const char *key, const char *text, ClewFormFlags form)
{
  const ClewWordingText *known = clew_wording_text_find (key, form);
  g_autofree char       *folded = NULL;
  ClewWordingFault       forbidden;

  if (clew_wording_text_is_blank (text))
    return is_needed (known, key, form) ? CLEW_WORDING_MISSING : CLEW_WORDING_GOOD;
  if (lacks_place (known, text))
    return CLEW_WORDING_NO_PLACE;
  folded = clew_fold (text);
  forbidden = find_forbidden (known, text, folded);
  if (forbidden != CLEW_WORDING_GOOD)
    return forbidden;
  if (is_kind_on_form (key, form) && clew_folded_has_phrase (folded, unspecific_phrases))
    return CLEW_WORDING_UNSPECIFIC;
  if ((names_recipients (known) || is_kind_on_form (key, form)) &&
      clew_recipient_folded_has_class (folded))
    return CLEW_WORDING_CLASS;
  if (known != NULL && g_str_equal (known->element, "expiry") && form != CLEW_FORM_TREATMENT &&
      (clew_folded_has_phrase (folded, endless_phrases) ||
       clew_folded_has_phrase (folded, endless_words)))
    return CLEW_WORDING_NO_END;
  return CLEW_WORDING_GOOD;
}

/**
 * clew_wording_fault_spoils:
 * @fault: what is wrong with a text
 *
 * Returns: whether the text says what no consent may say, and so spoils the whole
 *   form (house convention); else it is good or only lacks something
 */
gboolean
clew_wording_fault_spoils (ClewWordingFault fault)
{
  return fault != CLEW_WORDING_GOOD && fault != CLEW_WORDING_MISSING &&
         fault != CLEW_WORDING_NO_PLACE;
}
