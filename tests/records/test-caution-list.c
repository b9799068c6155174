/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "records/clew-caution.h"

/* The words that a site wants to be warned of. */

static ClewCautionList *
load (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  ClewCautionList *list = clew_caution_list_load (desk->store, &error);

  g_assert_no_error (error);
  return list;
}

static gboolean
warns (Desk *desk, const char *text)
{
  g_autoptr (ClewCautionList) list = load (desk);
  g_autoptr (GPtrArray) hits = clew_caution_list_find (list, text, 1);

  return hits->len > 0;
}

static ClewRecord *
new_word (const char *word)
{
  ClewRecord *record = clew_record_new (&clew_kind_caution_word);

  clew_record_set_text (record, "language", "en");
  clew_record_set_text (record, "kind", "whereabouts");
  clew_record_set_text (record, "word", word);
  return record;
}

/* Every shipped word can be found, is found in itself, and stands there once. */
static void
test_shipped (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewCautionList) list = load (desk);
  GPtrArray *records = clew_caution_list_get_records (list);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_true (clew_caution_list_is_shipped (list));
  g_assert_cmpuint (records->len, >, 150);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) error = NULL;
      ClewRecord *record = g_ptr_array_index (records, i);
      const char *word = clew_record_get_text (record, "word");

      g_assert_true (clew_record_check (record, TODAY, NULL, &error));
      g_assert_true (clew_caution_is_usable (word));
      g_assert_true (warns (desk, word));
      g_assert_true (g_hash_table_add (
        seen, g_strconcat (clew_record_get_text (record, "language"), " ", word, NULL)));
    }
  g_test_message ("%u shipped words", records->len);
}

static void
test_examples (Desk *desk, gconstpointer data)
{
  static const char *const careful[] = {
    "She was arrested on Friday.",
    "He relapsed.",
    "They are staying at the Alder Motel.",
    "He violated his probation.",
    "missed court",
    "Tested positive again",
    "Fue detenido el viernes.",
    "Recayó en marzo.",
    "Vive en la calle 4.",
    "No se presentó.",
    "There is a waiting list for housing.",
    "He has HIV.",
    "She went to detox.",
    "Toma litio.",
  };
  static const char *const plain[] = {
    "She keeps in touch with us.",
    "We work on a plan.",
    "There is still much to do.",
    "Commitment to the plan is strong.",
    "We are dealing with a delay.",
    "He is staying in touch.",
    "Está en contacto con nosotros.",
    "Falta mucho por hacer.",
    "Está tomando pasos.",
    "El bebé está bien.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (careful); i++)
    if (!warns (desk, careful[i]))
      g_error ("nothing warns of “%s”", careful[i]);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (warns (desk, plain[i]))
      g_error ("something warns of “%s”", plain[i]);
}

/* The first word that a site adds does not lose the shipped ones. */
static void
test_add (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) word = new_word ("Alder Bridge");
  g_autoptr (ClewCautionList) shipped = load (desk);
  guint n = clew_caution_list_get_records (shipped)->len;
  g_autoptr (ClewCautionList) own = NULL;

  g_assert_false (warns (desk, "near alder bridge"));
  g_assert_true (clew_caution_add (desk->office, word, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (warns (desk, "near alder bridge"));
  g_assert_true (warns (desk, "arrested"));
  own = load (desk);
  g_assert_false (clew_caution_list_is_shipped (own));
  g_assert_cmpuint (clew_caution_list_get_records (own)->len, ==, n + 1);

  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_no_error (error);
  g_assert_false (warns (desk, "near alder bridge"));
  g_assert_true (warns (desk, "arrested"));
}

static void
test_remove (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCautionList) shipped = load (desk);
  ClewRecord *word = NULL;

  for (guint i = 0; word == NULL; i++)
    {
      ClewRecord *record = g_ptr_array_index (clew_caution_list_get_records (shipped), i);

      if (g_str_equal (clew_record_get_text (record, "word"), "arrest*") &&
          g_str_equal (clew_record_get_text (record, "language"), "en"))
        word = record;
    }
  g_assert_true (clew_caution_remove (desk->office, word, &error));
  g_assert_no_error (error);
  g_assert_true (warns (desk, "he relapsed"));
  {
    g_autoptr (ClewCautionList) own = load (desk);

    g_assert_cmpuint (clew_caution_list_get_records (own)->len, ==,
                      clew_caution_list_get_records (shipped)->len - 1);
    word = g_object_ref (g_ptr_array_index (clew_caution_list_get_records (own), 0));
  }
  g_assert_true (clew_caution_remove (desk->office, word, &error));
  g_assert_no_error (error);
  g_object_unref (word);
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_no_error (error);
  g_assert_true (warns (desk, "arrested"));
}

/* A site that took off every word is warned of the shipped ones. */
static void
test_none_left (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) word = desk_add (desk, &clew_kind_caution_word, "language", "en", "kind",
                                          "use", "word", "tulip", NULL);

  g_assert_true (warns (desk, "tulip"));
  g_assert_false (warns (desk, "arrested"));
  g_assert_true (clew_caution_remove (desk->office, word, &error));
  g_assert_no_error (error);
  g_assert_false (warns (desk, "tulip"));
  g_assert_true (warns (desk, "arrested"));
}

static void
test_bad (Desk *desk, gconstpointer data)
{
  static const char *const bad[] = { "*", "ab*", "...", "" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewRecord) word = new_word (bad[i]);
      const char *field = NULL;

      g_assert_false (clew_caution_add (desk->office, word, &field, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
      g_assert_cmpstr (field, ==, "word");
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM caution_word"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/caution/shipped", test_shipped);
  DESK_ADD ("/clew/records/caution/examples", test_examples);
  DESK_ADD ("/clew/records/caution/add", test_add);
  DESK_ADD ("/clew/records/caution/remove", test_remove);
  DESK_ADD ("/clew/records/caution/none-left", test_none_left);
  DESK_ADD ("/clew/records/caution/bad", test_bad);
  return g_test_run ();
}
