/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-release-form.h"

#include "documents/clew-roi-form.h"
#include "records/clew-person-name.h"
#include "records/clew-wording-store.h"

/* From what the assistant gathered to what the paper says. */

/* Days between 1 January of year 1, where ClewDay counts 1, and 1970. */
#define UNIX_EPOCH_DAY ((gint64)clew_day_new (1970, 1, 1))

static const char *
reason_in (ClewRecord *agency, const char *language)
{
  const char *spanish = clew_record_get_text (agency, "reason_es");

  if (g_strcmp0 (language, "es") == 0 && spanish != NULL)
    return spanish;
  return clew_record_get_text (agency, "reason");
}

/* The columns of the grid: kinds offered to at least one agency, in the
 * order of the site's list. */
static GPtrArray *
collect_categories (ClewReleaseDraft *draft)
{
  GPtrArray *categories = g_ptr_array_new ();

  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    for (guint j = 0; j < draft->agencies->len; j++)
      {
        ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, j);

        if (!offer->offered || !clew_release_offer_has (offer, clew_all_categories[i].id))
          continue;
        g_ptr_array_add (categories, (gpointer)clew_all_categories[i].id);
        break;
      }
  g_ptr_array_add (categories, NULL);
  return categories;
}

static void
split_agencies (ClewReleaseDraft *draft, GArray *named, GPtrArray *others)
{
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);
      const char       *name = clew_record_get_text (offer->agency, "legal_name");
      ClewRoiAgency     agency = { name, reason_in (offer->agency, draft->language),
                                   (const char *const *)offer->categories };

      if (offer->offered)
        g_array_append_val (named, agency);
      else
        g_ptr_array_add (others, (gpointer)name);
    }
  g_ptr_array_add (others, NULL);
}

/**
 * clew_release_form_print:
 * @office: the office
 * @draft: a complete draft; without a person it makes a blank form
 * @wording: the wording's record, in the draft's language
 * @form_number: the form's number
 * @data: unused; the function is a #ClewReleasePrinter
 * @error: return location
 *
 * Draws the release for @draft. The same draft on the same day gives the same
 * bytes.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
clew_release_form_print (ClewOffice       *office,
                         ClewReleaseDraft *draft,
                         ClewRecord       *wording,
                         const char       *form_number,
                         gpointer          data,
                         GError          **error)
{
  ClewRecord *site = clew_office_get_record (office);
  g_autoptr (ClewWording) words = clew_wording_parse (clew_record_get_text (wording, "body"),
                                                      error);
  ClewRecord      *person = draft->participant;
  g_autofree char *name = person != NULL ? clew_person_dup_full_name (person) : NULL;
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (ClewRoiAgency));
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GPtrArray) categories = collect_categories (draft);
  gboolean    by_event = draft->expires_on == CLEW_DAY_UNKNOWN && !draft->no_end;
  ClewDay     approved_on;
  ClewRoiForm form;
  GError     *failure = NULL;

  if (words == NULL)
    return NULL;
  approved_on = clew_wording_store_get_approval (clew_office_get_store (office), wording,
                                                 &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  split_agencies (draft, named, others);
  form = (ClewRoiForm){
    .wording = words,
    .form_number = form_number,
    .participant_name = name,
    .participant_born = person != NULL ? clew_record_get_day (person, "birth_date")
                                       : CLEW_DAY_UNKNOWN,
    .office_name = clew_record_get_text (site, "name"),
    .office_address = clew_record_get_text (site, "address"),
    .office_phone = clew_record_get_text (site, "phone"),
    .agencies = (const ClewRoiAgency *)named->data,
    .n_agencies = named->len,
    .not_on_form = (const char *const *)others->pdata,
    .categories = (const char *const *)categories->pdata,
    .door = draft->door,
    .expires_on = draft->expires_on,
    .expires_event = by_event ? draft->expires_event : NULL,
    .no_end = draft->no_end,
    .proceeding = draft->proceeding,
    .approved_on = approved_on,
    .part2 = g_strcmp0 (clew_record_get_text (site, "part2"), "no") != 0,
    .paper = draft->a4 ? CLEW_PAPER_A4 : CLEW_PAPER_LETTER,
    .large_print = draft->large_print,
    .interpreter = draft->interpreter,
    .prepared_at = ((gint64)clew_office_today (office) - UNIX_EPOCH_DAY) * 24 * 60 * 60,
  };
  return clew_roi_form_render (&form, NULL, error);
}
