/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-release-form.h"

#include "documents/clew-roi-form.h"
#include "records/clew-agency.h"
#include "records/clew-person-name.h"
#include "records/clew-wording-store.h"

/* From what the assistant gathered to what the paper says. */

struct _ClewReleaseForm
{
  ClewRoiForm  form;
  ClewWording *words;
  ClewRecord  *site;
  char        *number;
  char        *name;
  char        *door;
  char        *event;
  char        *proceeding;
  char        *adds_to;
  GArray      *named;      /* ClewRoiAgency */
  GPtrArray   *others;     /* names, borrowed from the agencies' records */
  GPtrArray   *categories; /* static ids */
  GPtrArray   *kept;       /* what the borrowed strings belong to: records */
  GPtrArray   *offered;    /* GStrv: each agency's categories */
};

/* Days between 1 January of year 1, where ClewDay counts 1, and 1970. */
#define UNIX_EPOCH_DAY ((gint64)clew_day_new (1970, 1, 1))

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

/* K15: only the release to several agencies decides about taking part. */
static gboolean
only_hears (const ClewReleaseDraft *draft, ClewRecord *agency)
{
  return g_str_equal (draft->kind, "multi_party") &&
         clew_record_get_yes (agency, "victim_services_funded");
}

/* A draft may change or go while the form is drawn, so all is kept here. */
static void
split_agencies (ClewReleaseForm *self, ClewReleaseDraft *draft)
{
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);
      const char       *name = clew_record_get_text (offer->agency, "legal_name");
      ClewRoiAgency     agency = { .name = name,
                                   .only_hears = only_hears (draft, offer->agency) };

      agency.reason = clew_agency_get_reason (offer->agency, draft->language,
                                              &agency.reason_language);
      g_ptr_array_add (self->kept, g_object_ref (offer->agency));
      if (!offer->offered)
        {
          g_ptr_array_add (self->others, (gpointer)name);
          continue;
        }
      agency.categories = (const char *const *)g_strdupv (offer->categories);
      g_ptr_array_add (self->offered, (gpointer)agency.categories);
      g_array_append_val (self->named, agency);
    }
  g_ptr_array_add (self->others, NULL);
}

/**
 * clew_release_form_free:
 * @form: (nullable): a form
 *
 * Call it in the office's thread.
 */
void
clew_release_form_free (ClewReleaseForm *form)
{
  if (form == NULL)
    return;
  g_clear_pointer (&form->words, clew_wording_unref);
  g_clear_object (&form->site);
  g_clear_pointer (&form->named, g_array_unref);
  g_clear_pointer (&form->others, g_ptr_array_unref);
  g_clear_pointer (&form->categories, g_ptr_array_unref);
  g_clear_pointer (&form->kept, g_ptr_array_unref);
  g_clear_pointer (&form->offered, g_ptr_array_unref);
  g_free (form->number);
  g_free (form->name);
  g_free (form->door);
  g_free (form->event);
  g_free (form->proceeding);
  g_free (form->adds_to);
  g_free (form);
}

static void
gather (ClewReleaseForm *self, ClewOffice *office, ClewReleaseDraft *draft)
{
  ClewRecord *person = draft->participant;
  gboolean    by_event = draft->expires_on == CLEW_DAY_UNKNOWN && !draft->no_end;

  self->named = g_array_new (FALSE, FALSE, sizeof (ClewRoiAgency));
  self->others = g_ptr_array_new ();
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  self->offered = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->categories = collect_categories (draft);
  /* A copy, since somebody may change the office's address meanwhile. */
  self->site = clew_record_copy (clew_office_get_record (office));
  self->name = person != NULL ? clew_person_dup_full_name (person) : NULL;
  self->door = g_strdup (draft->door);
  if (by_event && g_strcmp0 (draft->expires_event, CLEW_RELEASE_END_OF_TREATMENT) == 0)
    self->event = g_strdup (clew_wording_get_text (self->words, "end_of_treatment"));
  else if (by_event)
    self->event = g_strdup (draft->expires_event);
  self->proceeding = g_strdup (draft->proceeding);
  self->adds_to = g_strdup (draft->adds_to_number);
  split_agencies (self, draft);
}

/**
 * clew_release_form_new:
 * @office: the office
 * @draft: a complete draft; without a person it makes a blank form
 * @wording: the wording's record, in the draft's language
 * @form_number: the form's number
 * @error: return location
 *
 * Gathers all that the paper says.
 *
 * Returns: (transfer full): the form, which needs none of these any more
 */
ClewReleaseForm *
clew_release_form_new (ClewOffice       *office,
                       ClewReleaseDraft *draft,
                       ClewRecord       *wording,
                       const char       *form_number,
                       GError          **error)
{
  g_autoptr (ClewReleaseForm) self = g_new0 (ClewReleaseForm, 1);
  ClewRecord *person = draft->participant;
  ClewDay     approved_on;
  GError     *failure = NULL;

  self->words = clew_wording_parse (clew_record_get_text (wording, "body"), error);
  if (self->words == NULL)
    return NULL;
  approved_on = clew_wording_store_get_approval (clew_office_get_store (office), wording,
                                                 &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  gather (self, office, draft);
  self->number = g_strdup (form_number);
  self->form = (ClewRoiForm){
    .wording = self->words,
    .form_number = self->number,
    .participant_name = self->name,
    .participant_born =
      person != NULL ? clew_record_get_day (person, "birth_date") : CLEW_DAY_UNKNOWN,
    .office_name = clew_record_get_text (self->site, "name"),
    .office_address = clew_record_get_text (self->site, "address"),
    .office_phone = clew_record_get_text (self->site, "phone"),
    .agencies = (const ClewRoiAgency *)self->named->data,
    .n_agencies = self->named->len,
    .not_on_form = (const char *const *)self->others->pdata,
    .categories = (const char *const *)self->categories->pdata,
    .door = self->door,
    .expires_on = clew_release_draft_get_latest (draft, office),
    .expires_event = self->event,
    .no_end = draft->no_end,
    .proceeding = self->proceeding,
    .approved_on = approved_on,
    .part2 = g_strcmp0 (clew_record_get_text (self->site, "part2"), "no") != 0,
    .paper = draft->a4 ? CLEW_PAPER_A4 : CLEW_PAPER_LETTER,
    .large_print = draft->large_print,
    .interpreter = draft->interpreter,
    .adds_to = self->adds_to,
    .prepared_at = ((gint64)clew_office_today (office) - UNIX_EPOCH_DAY) * 24 * 60 * 60,
  };
  return g_steal_pointer (&self);
}

/**
 * clew_release_form_draw:
 * @form: a form
 * @error: return location
 *
 * Returns: (transfer full): the PDF. Any thread, each form in one at a time.
 */
GBytes *
clew_release_form_draw (ClewReleaseForm *form, GError **error)
{
  return clew_roi_form_render (&form->form, NULL, error);
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
  g_autoptr (ClewReleaseForm) form = clew_release_form_new (office, draft, wording, form_number,
                                                            error);

  return form != NULL ? clew_release_form_draw (form, error) : NULL;
}
