/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-wording-sample.h"

#include "documents/clew-release-form.h"

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

/**
 * clew_wording_sample_print:
 * @office: an office
 * @form: which form
 * @language: of the wording
 * @body: the wording as JSON
 * @approved_on: when it was approved, or unknown
 * @error: return location
 *
 * Returns: (transfer full): a blank form in these words, with a number that no
 *   form has; %NULL with @error when the words can't be put on paper
 */
GBytes *
clew_wording_sample_print (ClewOffice         *office,
                           const ClewFormName *form,
                           const char         *language,
                           const char         *body,
                           ClewDay             approved_on,
                           GError            **error)
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
  draft->language = g_strdup (language);
  if (form->flag == CLEW_FORM_PROCEEDINGS)
    /* Translators: stands for the name of a case on a sample page */
    draft->proceeding = g_strdup (_ ("Name of the case"));
  clew_record_set_text (wording, "body", body);
  clew_record_set_day (wording, "approved_on", approved_on);
  return clew_release_form_print (office, draft, wording, "0000", NULL, error);
}
