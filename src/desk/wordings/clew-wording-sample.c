/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/wordings/clew-wording-sample.h"

#include "documents/clew-accounting.h"
#include "documents/clew-letter.h"
#include "documents/clew-pdf-join.h"
#include "documents/clew-release-form.h"
#include "documents/clew-roster-paper.h"
#include "records/clew-ledger.h"

#include <glib/gi18n.h>

/* As many agencies as show how the grid looks. */
#define SAMPLE_AGENCIES 3

/* A site that has no agencies yet still sees its words. */
static void
add_agency (ClewReleaseDraft *draft)
{
  ClewReleaseOffer *offer = g_new0 (ClewReleaseOffer, 1);

  offer->agency = clew_record_new (&clew_kind_agency);
  clew_record_set_text (offer->agency, "legal_name", _ ("Name of an Agency"));
  offer->categories = g_strsplit ("enrollment", " ", -1);
  g_ptr_array_add (draft->agencies, offer);
}

/* A blank form, with a number that no form has. */
static GBytes *
print_form (ClewOffice *office, const ClewFormName *form, ClewWording *words, const char *body,
            ClewDay approved_on, GError **error)
{
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (office, NULL, error);
  g_autoptr (ClewRecord) wording = clew_record_new (&clew_kind_wording);

  if (draft == NULL)
    return NULL;
  if (draft->agencies->len == 0)
    add_agency (draft);
  clew_release_draft_set_kind (draft, form->consent_kind);
  for (guint i = 0; i < draft->agencies->len; i++)
    ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, i))->offered = i < SAMPLE_AGENCIES;
  g_free (draft->language);
  draft->language = g_strdup (clew_wording_get_language (words));
  if (form->flag == CLEW_FORM_PROCEEDINGS)
    /* Translators: stands for the name of a case on a sample page */
    draft->proceeding = g_strdup (_ ("Name of the case"));
  clew_record_set_text (wording, "body", body);
  clew_record_set_day (wording, "approved_on", approved_on);
  return clew_release_form_print (office, draft, wording, "0000", NULL, error);
}

static void
free_entry (gpointer data)
{
  ClewLedgerEntry *entry = data;

  g_strfreev (entry->categories);
  g_free (entry);
}

/* As many entries as there are ways to tell, which show each purpose and ground too. */
static GPtrArray *
make_entries (ClewOffice *office, ClewWording *words)
{
  static const char *const grounds[] = { "consent", "court_order", "none" };
  GPtrArray               *entries = g_ptr_array_new_with_free_func (free_entry);

  for (guint i = 0; clew_disclosure_methods[i].id != NULL; i++)
    {
      ClewLedgerEntry *entry = g_new0 (ClewLedgerEntry, 1);

      entry->on = clew_office_today (office) - i;
      entry->recipient = (char *)_ ("Name of an Agency");
      entry->person = i == 0 ? (char *)_ ("Name of Somebody There") : NULL;
      entry->categories = i == 0 ? g_strdupv ((char **)clew_wording_get_categories (words))
                                 : g_strsplit ("enrollment", " ", -1);
      entry->purpose = (char *)clew_purpose_ids[i % CLEW_PURPOSE_N];
      entry->method = (char *)clew_disclosure_methods[i].id;
      /* Translators: stands for a few words about what was told, on a sample page */
      entry->description = i == 1 ? (char *)_ ("A few words about it.") : NULL;
      entry->ground = (char *)grounds[i % G_N_ELEMENTS (grounds)];
      entry->form_number = i % G_N_ELEMENTS (grounds) == 0 ? (char *)"0000" : NULL;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* A list with entries, and one without. */
static GBytes *
print_accounting (ClewOffice *office, ClewWording *words, ClewDay approved_on, GError **error)
{
  ClewRecord *site = clew_office_get_record (office);
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GPtrArray) entries = make_entries (office, words);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  ClewAccounting accounting = {
    .wording = words,
    .approved_on = approved_on,
    .participant_name = _ ("Name of the Person"),
                           .office_name = clew_record_get_text (site, "name"),
                           .office_where = clew_record_get_text (site, "phone"),
                           .years = CLEW_ACCOUNTING_PART2_YEARS,
                           .made_on = clew_office_today (office),
                           .a4 = g_strcmp0 (clew_record_get_text (site, "paper"), "a4") == 0,
    };
  GPtrArray *const lists[] = { entries, none };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GBytes *pdf;

      accounting.entries = lists[i];
      pdf = clew_accounting_render (&accounting, error);
      if (pdf == NULL)
        return NULL;
      g_ptr_array_add (papers, pdf);
    }
  return clew_pdf_join (papers, error);
}

/**
 * clew_wording_sample_print:
 * @office: an office
 * @form: which paper
 * @body: the wording as JSON
 * @approved_on: when it was approved, or unknown
 * @error: return location
 *
 * Returns: (transfer full): a paper in these words, about nobody; %NULL with @error
 *   when the words can't be put on paper
 */
GBytes *
clew_wording_sample_print (ClewOffice         *office,
                           const ClewFormName *form,
                           const char         *body,
                           ClewDay             approved_on,
                           GError            **error)
{
  g_autoptr (ClewWording) words = clew_wording_parse (body, error);

  if (words == NULL)
    return NULL;
  if (form->flag == CLEW_FORM_LETTER)
    return clew_letter_sample (office, words, approved_on, error);
  if (form->flag == CLEW_FORM_ROSTER)
    return clew_roster_paper_sample (office, words, approved_on, error);
  if (form->flag == CLEW_FORM_ACCOUNTING)
    return print_accounting (office, words, approved_on, error);
  return print_form (office, form, words, body, approved_on, error);
}
