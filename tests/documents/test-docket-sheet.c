/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-docket-sheet.h"

#include "documents/roi-fixture.h"
#include "records/records-office.h"

#include <poppler.h>

#include <string.h>

/* The calendar sheet, as it is read back from the finished file. */

static char *
read_text (GBytes *pdf, int *n_pages)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  GString         *text = g_string_new (NULL);

  g_assert_no_error (error);
  *n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < *n_pages; i++)
    {
      PopplerPage     *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      /* On each page. */
      g_assert_nonnull (strstr (words, "Confidential"));
      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (document);
  return g_string_free (text, FALSE);
}

/* Words may stand in two lines. */
static void
make_flat (char *text)
{
  for (char *at = text; *at != '\0'; at++)
    if (*at == '\n')
      *at = ' ';
}

static char *
print (Desk *desk, const ClewDocketFilter *filter, const char *only, int *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = clew_docket_sheet_print (desk->office, TODAY, TODAY + 20, filter, only,
                                                    TRUE, &error);
  char *text;

  g_assert_no_error (error);
  text = read_text (pdf, n_pages);
  make_flat (text);
  return text;
}

static void
test_initials (Desk *desk, gconstpointer data)
{
  int              n_pages;
  g_autofree char *text = print (desk, NULL, NULL, &n_pages);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = clew_docket_load (desk->store, TODAY, TODAY + 20, TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (due->len, >, 10);
  for (guint i = 0; i < due->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (due, i);

      g_assert_nonnull (strstr (text, entry->initials));
      g_assert_null (strstr (text, entry->name));
      if (entry->cause_number != NULL)
        g_assert_null (strstr (text, entry->cause_number));
    }
  g_assert_nonnull (strstr (text, "Overdue"));
  g_assert_nonnull (strstr (text, "Test Office"));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit WHERE action = 'printed' "
                                     "AND kind = 'office'"),
                   ==, 1);
}

static void
test_names (Desk *desk, gconstpointer data)
{
  int n_pages;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  g_autoptr (GPtrArray) due = clew_docket_load (desk->store, TODAY, TODAY + 20, TODAY, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  clew_record_set_text (office, "docket_shows", "names");
  clew_office_save (desk->office, "test", office, &error);
  g_assert_no_error (error);
  text = print (desk, NULL, NULL, &n_pages);
  for (guint i = 0; i < due->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (due, i);

      if (entry->cause_number != NULL)
        g_assert_nonnull (strstr (text, entry->cause_number));
    }
}

static void
test_filtered (Desk *desk, gconstpointer data)
{
  const ClewDocketFilter nowhere = { .court = "No Such Court" };
  int                    n_pages;
  g_autofree char       *text = print (desk, &nowhere, "No Such Court", &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  g_assert_nonnull (strstr (text, "Only this is shown: No Such Court"));
  g_assert_nonnull (strstr (text, "Nothing is due on these days."));
}

static GPtrArray *
invent_entries (guint n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      ClewDocketEntry *entry = g_object_new (CLEW_TYPE_DOCKET_ENTRY, NULL);

      entry->day = TODAY + i / 60;
      entry->time = i % 7 == 0 ? NULL : g_strdup_printf ("%02u:%02u", 8 + i % 60 / 8, i % 4 * 15);
      entry->id = g_strdup_printf ("%u", i);
      entry->initials = g_strdup ("A. B. C.");
      entry->name = g_strdup ("Featherstonehaugh-Cholmondeley, Alexandrina Bartholomea");
      entry->what = g_strdup (i % 3 == 0 ? "Review: Negotiate or recommend a disposition"
                                         : "Arraignment");
      entry->where = i % 2 == 0 ? g_strdup ("Superior Court of the County of the Upper River, "
                                            "Department of Criminal Calendars 12")
                                : NULL;
      entry->cause_number = g_strdup ("26-1-00417-9");
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* Whatever is due: nothing stands on anything else, or outside of the margins. */
static void
test_layout (void)
{
  g_autoptr (GPtrArray) none = invent_entries (0);
  static const guint numbers[] = { 0, 1, 40, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint kind = 0; kind < 4; kind++)
      {
        g_autoptr (GPtrArray) days = invent_entries (numbers[i]);
        g_autoptr (GError) error = NULL;
        ClewDocketSheet sheet = {
          .office_name = "Joint Office of the Counties on Both Banks of the Upper River",
          .from = TODAY,
          .to = TODAY + 6,
          .made_on = TODAY,
          .overdue = numbers[i] == 40 ? days : none,
          .n_overdue = numbers[i],
          .days = days,
          .names = (kind & 1) != 0,
          .a4 = (kind & 2) != 0,
        };
        g_autoptr (ClewPages) pages = clew_docket_sheet_lay_out (&sheet, &error);
        g_autoptr (GArray) marks = NULL;

        g_assert_no_error (error);
        marks = clew_pages_list_marks (pages);
        roi_assert_disjoint (marks, sheet.a4 ? 210 / 25.4 * 72 : 612,
                             sheet.a4 ? 297 / 25.4 * 72 : 792, 54);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  DESK_ADD_DEMO ("/clew/documents/docket-sheet/initials", test_initials);
  DESK_ADD_DEMO ("/clew/documents/docket-sheet/names", test_names);
  DESK_ADD_DEMO ("/clew/documents/docket-sheet/filtered", test_filtered);
  g_test_add_func ("/clew/documents/docket-sheet/layout", test_layout);

  return g_test_run ();
}
