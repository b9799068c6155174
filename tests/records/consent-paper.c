/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

static void
save (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (desk->office, "add", record, &error);
  g_assert_no_error (error);
}

/* A row of the form: what it offers to an agency. */
void
paper_offer (Desk *desk, const char *paper, const char *agency, const char *categories)
{
  g_autoptr (ClewRecord) row = clew_record_new (&clew_kind_consent_agency);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = clew_record_load (desk->store, &clew_kind_agency, agency,
                                                    &error);
  gint64 before = desk_count (desk, "SELECT count (*) FROM consent_agency");

  g_assert_no_error (error);
  clew_record_set_text (row, "consent", paper);
  clew_record_set_text (row, "agency", agency);
  clew_record_set_number (row, "position", before + 1);
  clew_record_set_text (row, "printed_name", clew_record_get_text (record, "legal_name"));
  clew_record_set_text (row, "offered_categories", categories);
  save (desk, row);
}

/* A form that offers these kinds of information to each of these agencies. */
char *
paper_add (Desk       *desk,
           const char *person,
           const char *number,
           const char *adds_to,
           const char *expires_on,
           const char *categories,
           ...)
{
  g_autoptr (ClewRecord) paper = clew_record_new (&clew_kind_consent);
  const char *agency;
  va_list     agencies;

  clew_record_set_text (paper, "participant", person);
  clew_record_set_text (paper, "kind", "multi_party");
  clew_record_set_text (paper, "form_number", number);
  clew_record_set_text (paper, "adds_to", adds_to);
  if (expires_on != NULL)
    clew_record_set_text (paper, "expires_on", expires_on);
  else
    clew_record_set_text (paper, "expires_event", "The case ends");
  save (desk, paper);
  va_start (agencies, categories);
  while ((agency = va_arg (agencies, const char *)) != NULL)
    paper_offer (desk, clew_record_get_id (paper), agency, categories);
  va_end (agencies);
  return g_strdup (clew_record_get_id (paper));
}

char *
paper_add_event (Desk       *desk,
                 const char *paper,
                 const char *kind,
                 const char *on_day,
                 const char *agency)
{
  g_autoptr (ClewRecord) event = clew_record_new (&clew_kind_consent_event);

  clew_record_set_text (event, "consent", paper);
  clew_record_set_text (event, "kind", kind);
  clew_record_set_text (event, "on_day", on_day);
  clew_record_set_text (event, "agency", agency);
  save (desk, event);
  return g_strdup (clew_record_get_id (event));
}

/* Everything on the paper is ticked. */
void
paper_sign (Desk *desk, const char *paper, const char *on_day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *event = paper_add_event (desk, paper, "signed", on_day, NULL);
  g_autoptr (GPtrArray) rows = clew_record_select (desk->store, &clew_kind_consent_agency, &error,
                                                   "consent = ?", "s", paper);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (ClewRecord) grant = clew_record_new (&clew_kind_consent_grant);

      clew_record_set_text (grant, "event", event);
      clew_record_set_text (grant, "agency", clew_record_get_text (rows->pdata[i], "agency"));
      clew_record_set_text (grant, "categories",
                            clew_record_get_text (rows->pdata[i], "offered_categories"));
      save (desk, grant);
    }
}
