/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-blank-form.h"

#include "base/clew-error.h"
#include "records/clew-agency.h"
#include "records/clew-release-private.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Name and reason as the paper has them, for the day when somebody signs. */
static char *
freeze_offers (ClewReleaseDraft *draft)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);
      g_autofree char  *categories = g_strjoinv (" ", offer->categories);
      const char       *reason = clew_agency_get_reason (offer->agency, draft->language, NULL);

      if (!offer->offered)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "agency");
      json_builder_add_string_value (builder, clew_record_get_id (offer->agency));
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, clew_record_get_text (offer->agency, "legal_name"));
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, reason != NULL ? reason : "");
      json_builder_set_member_name (builder, "categories");
      json_builder_add_string_value (builder, categories);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
save_blank (ClewStore *store, const ClewReleasePaper *paper, GError **error)
{
  g_autoptr (ClewRecord) blank = clew_record_new (&clew_kind_blank_form);
  g_autofree char *offered = freeze_offers (paper->draft);

  clew_release_paper_describe (paper, blank);
  clew_record_set_text (blank, "offered", offered);
  clew_record_set_file (blank, paper->pdf);
  return clew_record_save (store, blank, error) ? g_strdup (clew_record_get_id (blank)) : NULL;
}

/**
 * clew_blank_form_issue:
 * @office: an office
 * @draft: a complete draft for nobody
 * @printer: makes the paper
 * @data: for @printer
 * @pdf: (out) (optional) (transfer full): the exact bytes, as kept
 * @error: return location
 *
 * Gives the form its number, makes the paper and keeps both in one change.
 *
 * Returns: (transfer full): the blank form's id, or %NULL and nothing was kept
 */
char *
clew_blank_form_issue (ClewOffice        *office,
                       ClewReleaseDraft  *draft,
                       ClewReleasePrinter printer,
                       gpointer           data,
                       GBytes           **pdf,
                       GError           **error)
{
  g_return_val_if_fail (draft->participant == NULL, NULL);

  return clew_release_issue_paper (office, draft, "print blank form", save_blank, printer, data,
                                   pdf, error);
}

/* As people type it: "pc 2026 - 413" is PC-2026-0413. */
static char *
read_number (const char *typed)
{
  g_autofree char *upper = g_ascii_strup (typed, -1);
  g_auto (GStrv) parts = g_strsplit_set (upper, " -_/.", -1);
  g_autoptr (GString) number = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 counted;

      if (*parts[i] == '\0')
        continue;
      if (number->len > 0)
        g_string_append_c (number, '-');
      if (g_ascii_string_to_unsigned (parts[i], 10, 0, G_MAXUINT32, &counted, NULL))
        g_string_append_printf (number, "%04" G_GUINT64_FORMAT, counted);
      else
        g_string_append (number, parts[i]);
    }
  return g_string_free (g_steal_pointer (&number), FALSE);
}

/**
 * clew_blank_form_find:
 * @store: a store
 * @number: the number as typed, or as the square code says it
 * @error: return location
 *
 * Returns: (transfer full): the blank form, or %NULL with
 *   %CLEW_RECORDS_ERROR_NOT_FOUND
 */
ClewRecord *
clew_blank_form_find (ClewStore *store, const char *number, GError **error)
{
  g_autofree char *read = read_number (number);
  g_autoptr (GPtrArray) found = clew_record_select (
    store, &clew_kind_blank_form, error, "upper (form_number) = ?", "s", read);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (g_ptr_array_index (found, 0));
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("No blank form of this office has this number. It stands under the "
                          "square code and at the foot of each page."));
  return NULL;
}

/**
 * clew_blank_form_find_consent:
 * @store: a store
 * @blank: a blank form
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the id of the release that it became;
 *   %NULL when it still waits, also since it was entered for the wrong person, or with
 *   @error set
 */
char *
clew_blank_form_find_consent (ClewStore *store, ClewRecord *blank, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT c.id FROM consent c WHERE " CLEW_RELEASE_OF_PAPER ("?1") " AND " CLEW_RELEASE_IS_THEIRS,
    "s", clew_record_get_text (blank, "form_number"));

  if (rows == NULL || !clew_rows_next (rows, error))
    return NULL;
  return g_strdup (clew_rows_get_text (rows, 0));
}

/* clang-format off */
#define WAITING \
  "NOT EXISTS (SELECT 1 FROM consent c WHERE " CLEW_RELEASE_OF_PAPER ("blank_form.form_number") \
  " AND " CLEW_RELEASE_IS_THEIRS ") "
/* clang-format on */

/**
 * clew_blank_form_list_waiting:
 * @store: a store
 * @limit: at most so many
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): blank forms that nobody
 *   has brought back, the newest first
 */
GPtrArray *
clew_blank_form_list_waiting (ClewStore *store, guint limit, GError **error)
{
  return clew_record_select (
    store, &clew_kind_blank_form, error,
    WAITING "ORDER BY rowid DESC LIMIT ?",
    "i", (gint64)limit);
}

typedef struct
{
  ClewOffice *office;
  ClewRecord *blank;
  const char *participant;
  GPtrArray  *earlier; /* ids: releases that it became for the wrong person */
  char       *consent;
} TakeIn;

/* Whatever is scanned of the paper goes where the paper goes. */
static gboolean
move_scans (ClewStore *store, TakeIn *job, GError **error)
{
  for (guint i = 0; i < job->earlier->len; i++)
    {
      g_autoptr (GPtrArray) scans = clew_record_select (store, &clew_kind_scan, error,
                                                        "consent = ? AND removed IS NULL", "s",
                                                        g_ptr_array_index (job->earlier, i));

      if (scans == NULL)
        return FALSE;
      for (guint s = 0; s < scans->len; s++)
        {
          ClewRecord *scan = g_ptr_array_index (scans, s);

          clew_record_set_text (scan, "consent", job->consent);
          if (!clew_record_save (store, scan, error))
            return FALSE;
        }
    }
  return TRUE;
}

static GPtrArray *
find_earlier (ClewStore *store, ClewRecord *blank, GError **error)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT c.id FROM consent c WHERE " CLEW_RELEASE_OF_PAPER ("?1"), "s",
    clew_record_get_text (blank, "form_number"));

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (earlier, g_strdup (clew_rows_get_text (rows, 0)));
  if (failure == NULL)
    return g_steal_pointer (&earlier);
  g_propagate_error (error, failure);
  return NULL;
}

/* No two releases have one number, and the paper has just one. */
static char *
make_number (TakeIn *job)
{
  const char *printed = clew_record_get_text (job->blank, "form_number");

  if (job->earlier->len == 0)
    return g_strdup (printed);
  return g_strdup_printf ("%s/%u", printed, job->earlier->len + 1);
}

static void
copy_text (ClewRecord *from, ClewRecord *to, const char *column)
{
  clew_record_set_text (to, column, clew_record_get_text (from, column));
}

static ClewRecord *
make_consent (ClewStore *store, TakeIn *job, GError **error)
{
  ClewRecord *blank = job->blank;
  g_autoptr (ClewRecord) wording = clew_record_load (
    store, &clew_kind_wording, clew_record_get_text (blank, "wording"), error);
  g_autofree char    *number = make_number (job);
  const ClewFormName *form;
  ClewRecord         *consent;

  if (wording == NULL)
    return NULL;
  form = clew_form_name_find (clew_record_get_text (wording, "form"));
  consent = clew_record_new (&clew_kind_consent);
  clew_record_set_text (consent, "participant", job->participant);
  clew_record_set_text (consent, "kind", form != NULL ? form->consent_kind : "multi_party");
  clew_record_set_text (consent, "form_number", number);
  copy_text (blank, consent, "wording");
  copy_text (blank, consent, "door");
  copy_text (blank, consent, "expires_event");
  copy_text (blank, consent, "paper");
  clew_record_set_day (consent, "expires_on", clew_record_get_day (blank, "expires_on"));
  clew_record_set_yes (consent, "large_print", clew_record_get_yes (blank, "large_print"));
  return consent;
}

static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
save_offer (ClewStore *store, TakeIn *job, JsonObject *offer, guint position, GError **error)
{
  const char *reason = get_member (offer, "reason");

  return clew_release_save_agency (store, job->consent, position, get_member (offer, "agency"),
                                   get_member (offer, "name"),
                                   reason != NULL && *reason != '\0' ? reason : NULL,
                                   get_member (offer, "categories"), error);
}

static gboolean
save_offers (ClewStore *store, TakeIn *job, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (clew_record_get_text (job->blank, "offered"),
                                                error);
  JsonArray *offers;

  if (root == NULL)
    return FALSE;
  offers = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  for (guint i = 0; offers != NULL && i < json_array_get_length (offers); i++)
    if (!save_offer (store, job, json_array_get_object_element (offers, i), i + 1, error))
      return FALSE;
  return TRUE;
}

static ClewDay
day_made (TakeIn *job)
{
  g_autoptr (GDateTime) made = clew_office_to_local (job->office,
                                                     clew_record_get_created (job->blank));
  int year, month, day;

  if (made == NULL)
    return clew_office_today (job->office);
  g_date_time_get_ymd (made, &year, &month, &day);
  return MIN (clew_day_new (year, month, day), clew_office_today (job->office));
}

static gboolean
take_in_change (ClewStore *store, gpointer data, GError **error)
{
  TakeIn *job = data;
  g_autoptr (GPtrArray) earlier = find_earlier (store, job->blank, error);
  g_autoptr (ClewRecord) consent = NULL;

  if (earlier == NULL)
    return FALSE;
  job->earlier = earlier;
  consent = make_consent (store, job, error);
  if (consent == NULL)
    return FALSE;
  job->consent = g_strdup (clew_record_get_id (consent));
  return clew_record_save (store, consent, error) && save_offers (store, job, error) &&
         move_scans (store, job, error) &&
         clew_release_save_print (store, job->office, job->consent, day_made (job),
                                  clew_record_get_bytes (job->blank, "bytes"), error);
}

/**
 * clew_blank_form_take_in:
 * @office: an office
 * @blank: a blank form that was brought back
 * @participant: id of the person who signed it
 * @error: return location
 *
 * Makes the blank form a release of the person: with its number, the agencies
 * as they were printed and the exact bytes, all in one change. What was ticked
 * is recorded afterwards like any signature. One that was entered for the wrong
 * person before, and taken away from them, is entered anew, its scans with it.
 *
 * Returns: (transfer full): the release's id; %NULL when nothing was kept, with
 *   %CLEW_RECORDS_ERROR_INVALID when the form was entered before
 */
char *
clew_blank_form_take_in (ClewOffice *office,
                         ClewRecord *blank,
                         const char *participant,
                         GError    **error)
{
  TakeIn           job = { office, blank, participant, NULL, NULL };
  GError          *failure = NULL;
  g_autofree char *before = clew_blank_form_find_consent (clew_office_get_store (office), blank,
                                                          &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (before != NULL)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("This form was entered before. Each paper is one person’s: look "
                              "for its number under Releases."));
      return NULL;
    }
  if (!clew_office_change (office, "enter signed blank form", take_in_change, &job, error))
    g_clear_pointer (&job.consent, g_free);
  return job.consent;
}
