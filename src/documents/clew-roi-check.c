/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/clew-error.h"
#include "base/clew-fold.h"

/* What a release needs before it may be put on paper. */

/* The words that every form needs, and the element of 42 CFR 2.31(a) or
 * 45 CFR 164.508(c) that they carry. */
typedef struct
{
  const char *key;
  const char *element;
} Need;

static const Need needs[] = {
  { "language_name", "wording" },
  { "date", "wording" },
  { "month_1", "wording" },
  { "month_2", "wording" },
  { "month_3", "wording" },
  { "month_4", "wording" },
  { "month_5", "wording" },
  { "month_6", "wording" },
  { "month_7", "wording" },
  { "month_8", "wording" },
  { "month_9", "wording" },
  { "month_10", "wording" },
  { "month_11", "wording" },
  { "month_12", "wording" },
  { "document_title", "wording" },
  { "title", "wording" },
  { "say_no_lead", "refusal" },
  { "say_no", "refusal" },
  { "who_shares_heading", "discloser" },
  { "who_shares", "discloser" },
  { "who_hears_heading", "recipients" },
  { "who_hears", "recipients" },
  { "column_agency", "recipients" },
  { "column_check", "recipients" },
  { "column_initials", "information" },
  { "not_on_form_lead", "recipients" },
  { "not_on_form", "recipients" },
  { "not_on_form_none", "recipients" },
  { "list_separator", "wording" },
  { "kinds_heading", "information" },
  { "kinds", "information" },
  { "kinds_initials", "information" },
  { "why_heading", "purpose" },
  { "why", "purpose" },
  { "why_1", "purpose" },
  { "not_for_heading", "purpose" },
  { "not_for", "purpose" },
  { "not_for_1", "purpose" },
  { "not_for_exceptions", "purpose" },
  { "how_long_heading", "expiry" },
  { "how_long_sooner", "expiry" },
  { "take_back_heading", "revocation" },
  { "take_back", "revocation" },
  { "take_back_aloud", "revocation" },
  { "take_back_writing", "revocation" },
  { "take_back_past", "revocation" },
  { "refuse_heading", "refusal" },
  { "after_heading", "redisclosure" },
  { "after", "redisclosure" },
  { "sign_heading", "signature" },
  { "sign", "signature" },
  { "name", "signature" },
  { "signature", "signature" },
  { "my_signature", "signature" },
  { "date_signed", "date" },
  { "representative", "signature" },
  { "representative_authority", "signature" },
  { "also_heading", "signature" },
  { "staff_read", "signature" },
  { "staff_questions", "signature" },
  { "staff_name", "signature" },
  { "witness_name", "signature" },
  { "copy_heading", "copy" },
  { "copy_given", "copy" },
  { "my_initials", "copy" },
  { "my_name", "participant" },
  { "slip_cut", "revocation" },
  { "slip_heading", "revocation" },
  { "slip", "revocation" },
  { "slip_everyone", "revocation" },
  { "slip_some", "revocation" },
  { "slip_where", "revocation" },
  { "footer", "wording" },
  { "footer_draft", "wording" },
  { "footer_approved", "wording" },
  { "footer_page", "wording" },
  { "alt_box", "wording" },
  { "alt_line", "wording" },
  { "alt_both", "wording" },
  { "alt_code", "wording" },
};

/* The one sentence of 42 CFR 2.32(a)(2), as amended in 2024; older ones lack "use or". */
static const char part2_notice[] =
  "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

/* Parts of a name that make it a class of recipients instead of one of them. */
static const char *const class_phrases[] = {
  "other agencies", "other agency", "other participating", "other partners", "other partner",
  "other providers", "other organizations", "other members", "other parties", "other entities",
  "any agency", "any agencies", "any other", "any provider", "any and all", "any organization",
  "all agencies", "all partners", "all providers", "all members", "all other", "all others",
  "as needed", "as necessary", "where necessary", "if necessary", "including but not limited",
  "lead partners", "partner agencies", "participating agencies", "otras agencias",
  "otra agencia", "otros proveedores", "otras organizaciones", "otros socios", "otras partes",
  "cualquier agencia", "cualquier otra", "cualquier otro", "cualquier proveedor",
  "todas las agencias", "todos los proveedores", "todos los socios", "todos los demas",
  "todas las demas", "segun sea necesario", "si es necesario", "cuando sea necesario",
  "agencias participantes", "agencias asociadas", NULL
};

/* The same, at a name's end. */
static const char *const class_endings[] = {
  "and others", "et al", "etc", "entre otros", "entre otras", "y otros", "y otras", NULL
};

/* Names that are a class by themselves. */
static const char *const class_names[] = {
  "agencies", "agency", "others", "other", "everyone", "anyone", "anybody", "everybody",
  "partners", "providers", "police", "law enforcement", "prosecutors", "prosecutor", "court",
  "courts", "the court", "the courts", "treatment", "treatment providers", "service providers",
  "housing providers", "health care providers", "community partners", "shelters", "hospitals",
  "businesses", "my treating providers", "treating providers", "case managers", "etc",
  "various", "agencias", "agencia", "otros", "otras", "todos", "cualquiera", "socios",
  "proveedores", "policia", "la policia", "fiscalia", "la fiscalia", "corte", "la corte",
  "tribunales", "los tribunales", "proveedores de servicios", "proveedores de tratamiento",
  "albergues", "hospitales", NULL
};

/* 42 CFR 2.31(a)(7): "none" and "end of the treatment" are for other consents. */
static const char *const no_expiry[] = {
  "none", "no expiration", "no expiry", "no end", "no end date", "no date", "never", "na",
  "n a", "not applicable", "indefinite", "indefinitely", "does not expire", "until revoked",
  "end of treatment", "end of the treatment", "ninguno", "ninguna", "nunca", "no vence",
  "no expira", "sin fecha", "sin vencimiento", "no aplica", "indefinido", "indefinidamente",
  "hasta que se revoque", "fin del tratamiento", "final del tratamiento", NULL
};

static gboolean G_GNUC_PRINTF (4, 5)
  refuse (const char **out, const char *element, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          list;

  va_start (list, format);
  message = g_strdup_vprintf (format, list);
  va_end (list);
  if (out != NULL)
    *out = element;
  g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_INCOMPLETE, message);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && !g_unichar_iszerowidth (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Folded words with one space between them and around them, so that whole
 * words are compared: "Mothers and Others Clinic" is a name. */
static char *
fold_words (const char *text)
{
  g_autofree char *folded = clew_fold (text);

  return g_strconcat (" ", folded, " ", NULL);
}

static gboolean
is_one_of (const char *folded, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strlen (folded) == strlen (*names) + 2 &&
        strncmp (folded + 1, *names, strlen (*names)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_class (const char *name)
{
  g_autofree char *folded = fold_words (name);

  for (guint i = 0; class_phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strconcat (" ", class_phrases[i], " ", NULL);

      if (strstr (folded, phrase) != NULL)
        return TRUE;
    }
  for (guint i = 0; class_endings[i] != NULL; i++)
    {
      g_autofree char *ending = g_strconcat (" ", class_endings[i], " ", NULL);

      if (g_str_has_suffix (folded, ending))
        return TRUE;
    }
  return is_one_of (folded, class_names);
}

static gboolean
check_participant (const ClewRoiForm *form, const char **element, GError **error)
{
  if (is_blank (form->form_number))
    return refuse (element, "form_number", error,
                   _ ("The form has no number. Nothing was printed."));
  if (form->participant_name != NULL && is_blank (form->participant_name))
    return refuse (element, "participant", error,
                   _ ("The form does not say whose information it is about. Nothing was printed. "
                      "Give the person’s name, or choose a blank form."));
  return TRUE;
}

static gboolean
check_discloser (const ClewRoiForm *form, const char **element, GError **error)
{
  if (is_blank (form->office_name))
    return refuse (
      element, "discloser", error,
      _ ("The form does not say who shares. Nothing was printed. Give the office’s legal name."));
  if (is_class (form->office_name))
    return refuse (
      element, "discloser", error,
      _ ("“%s” does not name one office. Nothing was printed. Give the office’s legal name."),
         form->office_name);
  if (is_blank (form->office_address) && is_blank (form->office_phone))
    return refuse (
      element, "revocation", error,
      _ ("The form does not say where to take the permission back. Nothing was printed. "
         "Give the office’s address or telephone number."));
  return TRUE;
}

static gboolean
check_categories (const ClewRoiForm *form, const char **element, GError **error)
{
  if (form->categories == NULL || form->categories[0] == NULL)
    return refuse (
      element, "information", error,
      _ ("The form offers no kind of information. Nothing was printed. Choose at least one."));
  for (guint i = 0; form->categories[i] != NULL; i++)
    {
      if (clew_wording_get_category (form->wording, form->categories[i], "label") == NULL)
        return refuse (
          element, "information", error,
          /* Translators: %s is the id of a kind of information, such as "housing" */
          _ ("The wording of the form does not say what “%s” means. Nothing was printed. "
             "Choose another wording, or leave this kind of information out."),
             form->categories[i]);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (form->categories[i], form->categories[j]))
          return refuse (
            element, "information", error,
            _ ("The kind of information “%s” stands on the form twice. Nothing was printed."),
               form->categories[i]);
    }
  return TRUE;
}

static gboolean
check_agency (const ClewRoiForm *form, const ClewRoiAgency *agency, const char **element,
              GError **error)
{
  if (is_blank (agency->name))
    return refuse (
      element, "recipients", error,
      _ ("An agency on the form has no name. Nothing was printed. Give its legal name."));
  /* 42 CFR 2.31(a)(4): recipients by name. */
  if (is_class (agency->name))
    return refuse (
      element, "recipients", error,
      _ ("“%s” is a group, not one agency. Nothing was printed. "
         "Name each agency by its legal name, so that the person knows who may hear."),
         agency->name);
  if (agency->categories == NULL || agency->categories[0] == NULL)
    return refuse (element, "information", error,
                   _ ("Nothing is offered to “%s”. Nothing was printed. "
                      "Choose at least one kind of information for it, or leave it out."),
                      agency->name);
  for (guint i = 0; agency->categories[i] != NULL; i++)
    if (!g_strv_contains (form->categories, agency->categories[i]))
      return refuse (element, "information", error,
                     _ ("What “%s” may hear is not among the kinds of information of this form. "
                        "Nothing was printed."),
                        agency->name);
  return TRUE;
}

static gboolean
check_recipients (const ClewRoiForm *form, const char **element, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (form->agencies == NULL || form->n_agencies == 0)
    return refuse (element, "recipients", error,
                   _ ("No agency is chosen, so nobody may hear anything. Nothing was printed. "
                      "Choose at least one agency."));
  for (guint i = 0; i < form->n_agencies; i++)
    {
      if (!check_agency (form, &form->agencies[i], element, error))
        return FALSE;
      if (!g_hash_table_add (names, clew_fold (form->agencies[i].name)))
        return refuse (element, "recipients", error,
                       _ ("“%s” stands on the form twice. Nothing was printed."),
                          form->agencies[i].name);
    }
  for (guint i = 0; form->not_on_form != NULL && form->not_on_form[i] != NULL; i++)
    {
      g_autofree char *folded = clew_fold (form->not_on_form[i]);

      if (g_hash_table_contains (names, folded))
        return refuse (
          element, "recipients", error,
          _ ("“%s” stands both among those who may hear and among those who may not. "
             "Nothing was printed."),
             form->not_on_form[i]);
    }
  return TRUE;
}

static gboolean
check_expiry (const ClewRoiForm *form, const char **element, GError **error)
{
  gboolean         event = !is_blank (form->expires_event);
  g_autofree char *folded = event ? fold_words (form->expires_event) : NULL;
  const int        prepared_day = (int)(form->prepared_at / (24 * 60 * 60));

  if (form->expires_on == CLEW_DAY_UNKNOWN && !event)
    return refuse (
      element, "expiry", error,
      _ ("The form does not say when it ends. Nothing was printed. Give a date or an event."));
  if (form->expires_on != CLEW_DAY_UNKNOWN && event)
    return refuse (
      element, "expiry", error,
      _ ("The form gives both a date and an event for its end, so nobody could say when it ends. "
         "Nothing was printed. Choose one of them."));
  if (event && is_one_of (folded, no_expiry))
    return refuse (element, "expiry", error,
                   _ ("“%s” is not an end. Nothing was printed. Give a date, or an event that "
                      "will really happen."),
                      form->expires_event);
  if (!event && (gint64)form->expires_on < (gint64)clew_day_new (1970, 1, 1) + prepared_day)
    return refuse (
      element, "expiry", error,
      _ ("The form would end before it is printed. Nothing was printed. Give a later date."));
  return TRUE;
}

static gboolean
need_text (const ClewRoiForm *form, const char *key, const char *need, const char **element,
           GError **error)
{
  if (!is_blank (clew_wording_get_text (form->wording, key)))
    return TRUE;
  /* Translators: %s is the key of a text in the wording */
  return refuse (element, need, error,
                 _ ("The wording of the form lacks the text “%s”. Nothing was printed. Choose "
                    "another wording."),
                    key);
}

/* The texts that only some forms need. */
static gboolean
check_more_texts (const ClewRoiForm *form, const char **element, GError **error)
{
  g_autofree char *refusal =
    g_strconcat ("refuse_", form->door != NULL ? form->door : "general", NULL);
  gboolean named = form->participant_name != NULL;
  gboolean born = named && form->participant_born != CLEW_DAY_UNKNOWN;

  if (!need_text (form, named ? "subtitle" : "subtitle_blank", "participant", element, error) ||
      (born && !need_text (form, "born", "participant", element, error)) ||
      (!named && !need_text (form, "my_birth_date", "participant", element, error)) ||
      !need_text (form, form->expires_on != CLEW_DAY_UNKNOWN ? "how_long_date" : "how_long_event",
                  "expiry", element, error) ||
      !need_text (form, refusal, "refusal", element, error))
    return FALSE;
  if (form->interpreter &&
      (!need_text (form, "interpreter_name", "signature", element, error) ||
       !need_text (form, "interpreter_language", "signature", element, error)))
    return FALSE;
  if (!form->part2)
    return TRUE;
  if (!need_text (form, "part2", "redisclosure", element, error) ||
      !need_text (form, "part2_meaning", "redisclosure", element, error))
    return FALSE;
  if (g_strcmp0 (clew_wording_get_text (form->wording, "part2_notice"), part2_notice) != 0)
    return refuse (
      element, "redisclosure", error,
      _ ("The notice of 42 CFR 2.32 in the wording is not the sentence that the rule gives. "
         "Nothing was printed. Choose a wording that has it word for word."));
  return TRUE;
}

static gboolean
check_wording (const ClewRoiForm *form, const char **element, GError **error)
{
  const char *const *keys = clew_wording_get_keys (form->wording);

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (!need_text (form, needs[i].key, needs[i].element, element, error))
      return FALSE;
  /* A release that can't be taken back is not a LEAD release. */
  for (; *keys != NULL; keys++)
    {
      if (strcasestr (clew_wording_get_text (form->wording, *keys), "irrevocab") != NULL)
        return refuse (element, "revocation", error,
                       /* Translators: %s is the key of a text in the wording */
                       _ ("The wording says in “%s” that the permission can’t be taken back. "
                          "Nothing was printed. "
                          "Choose a wording without that."),
                          *keys);
    }
  return check_more_texts (form, element, error);
}

/**
 * clew_roi_form_check:
 * @form: what the release offers
 * @element: (out) (optional) (transfer none): which element is missing or
 *   wrong: "participant", "discloser", "information", "recipients", "purpose",
 *   "revocation", "expiry", "refusal", "redisclosure", "signature", "date",
 *   "copy", "form_number" or "wording"; a static string, for the way to its step
 * @error: return location
 *
 * Whether the release may be put on paper: the elements of 42 CFR 2.31(a) and
 * 45 CFR 164.508(c), every recipient by name, an end, and words for all of it.
 *
 * Returns: %FALSE with %CLEW_DOCUMENTS_ERROR_INCOMPLETE and a message for the
 *   person at the screen. Any thread.
 */
gboolean
clew_roi_form_check (const ClewRoiForm *form, const char **element, GError **error)
{
  g_return_val_if_fail (form != NULL, FALSE);

  if (element != NULL)
    *element = NULL;
  if (form->wording == NULL)
    return refuse (element, "wording", error,
                   _ ("The form has no wording. Nothing was printed. Choose one."));
  return check_participant (form, element, error) && check_discloser (form, element, error) &&
         check_categories (form, element, error) && check_recipients (form, element, error) &&
         check_expiry (form, element, error) && check_wording (form, element, error);
}
