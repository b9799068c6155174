/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/clew-error.h"
#include "base/clew-fold.h"
#include "records/clew-wording-check.h"
#include "rules/clew-recipient-rules.h"

/* What a release needs before it may be put on paper. */

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

/* What somebody typed is of the form like its wording. */
static gboolean
check_typed (const ClewRoiForm *form,
             const char        *text,
             const char        *where,
             const char       **element,
             GError           **error)
{
  const ClewFormName *name = clew_form_name_find (clew_wording_get_form (form->wording));

  switch (clew_wording_judge_typed (text, name->flag))
    {
    case CLEW_WORDING_IRREVOCABLE:
      return refuse (element, where, error,
                     _ ("“%s” says that the permission can’t be taken back. Nothing was printed. "
                        "Leave that out: a release can always be taken back."),
                        text);
    case CLEW_WORDING_NO_END:
      return refuse (element, where, error,
                     _ ("“%s” says that the permission has no end. Nothing was printed. "
                        "Leave that out."),
                        text);
    case CLEW_WORDING_OLD_NOTICE:
      return refuse (element, where, error,
                     _ ("“%s” has the notice of 42 CFR 2.32 as it was before 2024. Nothing was "
                        "printed. Leave it out."),
                        text);
    case CLEW_WORDING_GOOD:
    case CLEW_WORDING_MISSING:
    case CLEW_WORDING_NO_PLACE:
    case CLEW_WORDING_CLASS:
    case CLEW_WORDING_UNSPECIFIC:
    default:
      return TRUE;
    }
}

static gboolean
check_participant (const ClewRoiForm *form, const char **element, GError **error)
{
  if (clew_wording_text_is_blank (form->form_number))
    return refuse (element, "form_number", error,
                   _ ("The form has no number. Nothing was printed."));
  if (form->participant_name != NULL && clew_wording_text_is_blank (form->participant_name))
    return refuse (element, "participant", error,
                   _ ("The form does not say whose information it is about. Nothing was printed. "
                      "Give the person’s name, or choose a blank form."));
  return TRUE;
}

static gboolean
check_discloser (const ClewRoiForm *form, const char **element, GError **error)
{
  if (clew_wording_text_is_blank (form->office_name))
    return refuse (
      element, "discloser", error,
      _ ("The form does not say who shares. Nothing was printed. Give the office’s legal name."));
  if (clew_recipient_is_class (form->office_name))
    return refuse (
      element, "discloser", error,
      _ ("“%s” does not name one office. Nothing was printed. Give the office’s legal name."),
         form->office_name);
  if (clew_wording_text_is_blank (form->office_address) &&
      clew_wording_text_is_blank (form->office_phone))
    return refuse (
      element, "revocation", error,
      _ ("The form does not say where to take the permission back. Nothing was printed. "
         "Give the office’s address or telephone number."));
  return check_typed (form, form->office_name, "discloser", element, error);
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
  if (clew_wording_text_is_blank (agency->name))
    return refuse (
      element, "recipients", error,
      _ ("An agency on the form has no name. Nothing was printed. Give its legal name."));
  /* 42 CFR 2.31(a)(4): recipients by name. */
  if (clew_recipient_is_class (agency->name))
    return refuse (
      element, "recipients", error,
      _ ("“%s” is a group, not one agency. Nothing was printed. "
         "Name each agency by its legal name, so that the person knows who may hear."),
         agency->name);
  if (!check_typed (form, agency->reason, "recipients", element, error))
    return FALSE;
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

static const ClewFormName *
find_form (const ClewRoiForm *form)
{
  return clew_form_name_find (clew_wording_get_form (form->wording));
}

static gboolean
check_end_date (const ClewRoiForm *form, const char **element, GError **error)
{
  const int prepared_day = (int)(form->prepared_at / (24 * 60 * 60));

  if ((gint64)form->expires_on >= (gint64)clew_day_new (1970, 1, 1) + prepared_day)
    return TRUE;
  return refuse (
    element, "expiry", error,
    _ ("The form would end before it is printed. Nothing was printed. Give a later date."));
}

static gboolean
check_expiry (const ClewRoiForm *form, const char **element, GError **error)
{
  gboolean event = !clew_wording_text_is_blank (form->expires_event);

  /* 42 CFR 2.31(a)(7): treatment, payment and operations may go on without an end. */
  if (form->no_end && form->expires_on == CLEW_DAY_UNKNOWN && !event &&
      find_form (form)->flag == CLEW_FORM_TREATMENT)
    return TRUE;
  if (form->expires_on == CLEW_DAY_UNKNOWN && !event)
    return refuse (
      element, "expiry", error,
      _ ("The form does not say when it ends. Nothing was printed. Give a date or an event."));
  if (form->no_end && (event || find_form (form)->flag != CLEW_FORM_TREATMENT))
    return refuse (element, "expiry", error,
                   _ ("The form says that it has no end and can’t. Nothing was printed. Give a "
                      "date, or an event that will really happen."));
  if (event && find_form (form)->flag != CLEW_FORM_TREATMENT &&
      clew_wording_is_no_end (form->expires_event))
    return refuse (element, "expiry", error,
                   _ ("“%s” is not an end. Nothing was printed. Give a date, or an event that "
                      "will really happen."),
                      form->expires_event);
  if (!check_typed (form, form->expires_event, "expiry", element, error))
    return FALSE;
  return form->expires_on == CLEW_DAY_UNKNOWN || check_end_date (form, element, error);
}

/* 42 CFR 2.31(b), (d): notes stand alone, and so does use in a proceeding,
 * which is named. */
static gboolean
check_kind (const ClewRoiForm *form, const char **element, GError **error)
{
  const ClewFormName *name = find_form (form);
  gboolean            notes;

  if (name == NULL || name->consent_kind == NULL)
    return refuse (element, "wording", error,
                   _ ("The wording belongs to no form that Clew knows. Nothing was printed. "
                      "Choose another wording."));
  notes = name->flag == CLEW_FORM_COUNSELING_NOTES;
  for (guint i = 0; form->categories != NULL && form->categories[i] != NULL; i++)
    if (g_str_equal (form->categories[i], "counseling_notes") != notes)
      return refuse (element, "information", error,
                     _ ("Counseling notes need a form of their own. Nothing was printed. Leave "
                        "them out, or make the form for counseling notes."));
  if (name->flag == CLEW_FORM_PROCEEDINGS && clew_wording_text_is_blank (form->proceeding))
    return refuse (element, "purpose", error,
                   _ ("The form does not say in which proceeding the information may be used. "
                      "Nothing was printed. Name it."));
  return check_typed (form, form->proceeding, "purpose", element, error);
}

/* What is wrong with one text of the wording for this form. */
static gboolean
check_words (const ClewRoiForm *form,
             const char        *key,
             const char        *text,
             const char       **element,
             GError           **error)
{
  ClewFormFlags    flag = find_form (form)->flag;
  const char      *carried = clew_wording_get_element (key, flag);
  ClewWordingFault judged = clew_wording_judge (key, text, flag);
  g_autofree char *label = NULL;
  g_autofree char *fault = NULL;

  if (judged == CLEW_WORDING_GOOD)
    return TRUE;
  label = clew_wording_dup_label (key, flag);
  switch (judged)
    {
    case CLEW_WORDING_MISSING:
      /* Translators: %s is what a text of the wording is called */
      return refuse (element, carried, error,
                     _ ("The wording of the form lacks the text “%s”. Nothing was printed. Choose "
                        "another wording."),
                        label);
    case CLEW_WORDING_IRREVOCABLE:
      /* A release that can't be taken back is not a LEAD release. */
      return refuse (element, "revocation", error,
                     /* Translators: %s is what a text of the wording is called */
                     _ ("The wording says in “%s” that the permission can’t be taken back. "
                        "Nothing was printed. "
                        "Choose a wording without that."),
                        label);
    case CLEW_WORDING_OLD_NOTICE:
      return refuse (
        element, "redisclosure", error,
        _ ("The notice of 42 CFR 2.32 in the wording is not the sentence that the rule gives. "
           "Nothing was printed. Choose a wording that has it word for word."));
    case CLEW_WORDING_NO_PLACE:
    case CLEW_WORDING_CLASS:
    case CLEW_WORDING_NO_END:
    case CLEW_WORDING_UNSPECIFIC:
    case CLEW_WORDING_GOOD:
    default:
      fault = clew_wording_describe_fault (key, text, flag);
      return refuse (element, carried, error,
                     /* Translators: what a text is called, then what is wrong with it */
                     _ ("The wording of the form can’t be used because of the text “%s”. Nothing "
                        "was printed. %s"),
                        label, fault);
    }
}

static gboolean
check_text (const ClewRoiForm *form, const char *key, const char **element, GError **error)
{
  return check_words (form, key, clew_wording_get_text (form->wording, key), element, error);
}

/* 42 CFR 2.31(a)(3): each kind of information on the form says what it is. */
static gboolean
check_category_words (const ClewRoiForm *form, const char **element, GError **error)
{
  for (guint i = 0; form->categories[i] != NULL; i++)
    for (const ClewWordingKindText *text = clew_wording_list_kind_texts (find_form (form)->flag);
         text->what != NULL; text++)
      {
        g_autofree char *key = g_strconcat (form->categories[i], "/", text->what, NULL);

        if (!check_words (form, key,
                          clew_wording_get_category (form->wording, form->categories[i],
                                                     text->what),
                          element, error))
          return FALSE;
      }
  return TRUE;
}

/* Whether an agency on the form hears and shares nothing itself. */
gboolean
clew_roi_form_has_listener (const ClewRoiForm *form)
{
  for (guint i = 0; i < form->n_agencies; i++)
    if (form->agencies[i].only_hears)
      return TRUE;
  return FALSE;
}

static gboolean
check_addition_texts (const ClewRoiForm *form, const char **element, GError **error)
{
  if (clew_roi_form_has_listener (form) &&
      (!check_text (form, "who_shares_some", element, error) ||
       !check_text (form, "only_hears", element, error)))
    return FALSE;
  return form->adds_to == NULL || (check_text (form, "addition_title", element, error) &&
                                   check_text (form, "addition", element, error) &&
                                   check_text (form, "not_on_addition", element, error) &&
                                   check_text (form, "how_long_addition", element, error));
}

/* The texts that only some forms need. */
static gboolean
check_more_texts (const ClewRoiForm *form, const char **element, GError **error)
{
  g_autofree char *refusal = clew_roi_form_dup_refusal_key (form);
  gboolean         named = form->participant_name != NULL;
  gboolean         born = named && form->participant_born != CLEW_DAY_UNKNOWN;

  if (clew_wording_text_find (refusal, find_form (form)->flag) == NULL)
    return refuse (element, "refusal", error,
                   _ ("The wording of the form lacks the text “%s”. Nothing was printed. Choose "
                      "another wording."),
                      refusal);
  if (!check_text (form, named ? "subtitle" : "subtitle_blank", element, error) ||
      (born && !check_text (form, "born", element, error)) ||
      (!named && !check_text (form, "my_birth_date", element, error)) ||
      !check_text (form, clew_roi_form_get_end_key (form), element, error) ||
      (clew_roi_form_has_latest (form) &&
       !check_text (form, "how_long_latest", element, error)) ||
      !check_text (form, refusal, element, error) || !check_addition_texts (form, element, error))
    return FALSE;
  if (form->interpreter && (!check_text (form, "interpreter_name", element, error) ||
                            !check_text (form, "interpreter_language", element, error)))
    return FALSE;
  return !form->part2 || (check_text (form, "part2", element, error) &&
                          check_text (form, "part2_meaning", element, error) &&
                          check_text (form, "part2_notice", element, error));
}

/* A text that this form does not print spoils it, too: it is of the approved wording. */
static gboolean
is_spoiled (const ClewRoiForm *form, const char *key)
{
  return (form->part2 || !g_str_equal (key, "part2_notice")) &&
         clew_wording_fault_spoils (clew_wording_judge (
           key, clew_wording_get_text (form->wording, key), find_form (form)->flag));
}

static gboolean
check_wording (const ClewRoiForm *form, const char **element, GError **error)
{
  ClewFormFlags flag = find_form (form)->flag;

  for (const ClewWordingText *text = clew_wording_list_texts (flag); text->key != NULL; text++)
    if ((text->need == CLEW_TEXT_ALWAYS || text->need == CLEW_TEXT_FURNITURE) &&
        !check_text (form, text->key, element, error))
      return FALSE;
  for (const char *const *key = clew_wording_get_keys (form->wording); *key != NULL; key++)
    if (is_spoiled (form, *key) && !check_text (form, *key, element, error))
      return FALSE;
  return check_category_words (form, element, error) && check_more_texts (form, element, error);
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
  return check_kind (form, element, error) && check_participant (form, element, error) &&
         check_discloser (form, element, error) && check_categories (form, element, error) &&
         check_recipients (form, element, error) && check_expiry (form, element, error) &&
         check_wording (form, element, error);
}
