/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-recovery-sheet.h"

#include "base/clew-secret.h"
#include "documents/roi-fixture.h"
#include "keys/clew-recovery-code.h"

#include <poppler.h>

#include <string.h>

/* The sheet as it is read back from the finished file. */

#define OFFICE_ID "5d1f8a52-1c7e-4c39-9a5e-5b8f0f1f7c21"

static char *code;

static const ClewRecoverySheet sheet = { .office_name = "Pine County Provider" };

static ClewRecoverySheet
make_sheet (gboolean a4)
{
  ClewRecoverySheet made = sheet;

  made.code = code;
  made.made_on = clew_day_new (2026, 11, 30);
  made.a4 = a4;
  return made;
}

static PopplerDocument *
render (const ClewRecoverySheet *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = clew_recovery_sheet_render (made, &error);
  PopplerDocument *document;

  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static char *
read_page (PopplerDocument *document)
{
  PopplerPage *page = poppler_document_get_page (document, 0);
  char        *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (text = strstr (text, part); text != NULL; text = strstr (text + 1, part))
    n++;
  return n;
}

static void
test_says_the_code_once (gconstpointer a4)
{
  ClewRecoverySheet made = make_sheet (GPOINTER_TO_INT (a4));
  PopplerDocument  *document = render (&made);
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autofree char *text = read_page (document);
  g_autofree char *title = poppler_document_get_title (document);
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (ClewSecret) key = NULL;
  const char *place = text;

  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_assert_cmpuint (count (text, groups[i]), ==, 1);
      /* In the order in which they are typed. */
      place = strstr (place, groups[i]);
      g_assert_nonnull (place);
      g_string_append_printf (read, "%.5s ", place);
    }
  key = clew_recovery_code_parse (read->str, OFFICE_ID, NULL, NULL);
  g_assert_nonnull (key);
  g_assert_cmpuint (count (text, "Pine County Provider"), ==, 1);
  g_assert_cmpuint (count (text, "Nov 30, 2026"), ==, 1);
  g_assert_cmpstr (title, ==, "Recovery sheet");
  g_object_unref (document);
}

/* Neither the code nor the office is in what file managers show. */
static void
test_metadata (void)
{
  ClewRecoverySheet made = make_sheet (FALSE);
  PopplerDocument  *document = render (&made);
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autofree char *said = poppler_document_get_metadata (document);

  g_assert_null (poppler_document_get_author (document));
  g_assert_null (poppler_document_get_subject (document));
  g_assert_null (poppler_document_get_keywords (document));
  g_assert_null (strstr (said, "Pine"));
  for (guint i = 0; groups[i] != NULL; i++)
    g_assert_null (strstr (said, groups[i]));
  g_object_unref (document);
}

/* Also a long name leaves everything on one page, and nothing on top of another. */
static void
test_layout (gconstpointer a4)
{
  ClewRecoverySheet made = make_sheet (GPOINTER_TO_INT (a4));
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  guint n_codes = 0;

  made.office_name = "Joint Office of the Counties on Both Banks of the Upper River for "
                     "Diversion, Case Management and Legal Coordination, Northern Division";
  pages = clew_recovery_sheet_lay_out (&made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clew_pages_get_n_pages (pages), ==, 1);
  marks = clew_pages_list_marks (pages);
  roi_assert_disjoint (marks, made.a4 ? 210 / 25.4 * 72 : 612, made.a4 ? 297 / 25.4 * 72 : 792, 72);
  for (guint i = 0; i < marks->len; i++)
    n_codes += g_array_index (marks, ClewMark, i).kind == CLEW_MARK_CODE;
  g_assert_cmpuint (n_codes, ==, 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (ClewSecret) key = clew_secret_new_random ();
  int result;

  g_test_init (&argc, &argv, NULL);
  code = clew_recovery_code_new (key, OFFICE_ID);
  g_test_add_data_func ("/clew/documents/recovery-sheet/letter", GINT_TO_POINTER (FALSE),
                        test_says_the_code_once);
  g_test_add_data_func ("/clew/documents/recovery-sheet/a4", GINT_TO_POINTER (TRUE),
                        test_says_the_code_once);
  g_test_add_func ("/clew/documents/recovery-sheet/metadata", test_metadata);
  g_test_add_data_func ("/clew/documents/recovery-sheet/layout-letter", GINT_TO_POINTER (FALSE),
                        test_layout);
  g_test_add_data_func ("/clew/documents/recovery-sheet/layout-a4", GINT_TO_POINTER (TRUE),
                        test_layout);
  result = g_test_run ();
  clew_secret_free_text (code);
  return result;
}
