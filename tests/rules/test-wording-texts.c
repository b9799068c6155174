/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-wording-rules.h"

#include <string.h>

/* What a wording must say and must not say, text by text. */

static void
test_tables (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) carried = g_hash_table_new (g_str_hash, g_str_equal);
  ClewFormFlags forms = 0;

  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    {
      g_assert_cmpint (forms & name->flag, ==, 0);
      forms |= name->flag;
      g_assert_true (clew_form_name_find (name->id) == name);
      g_assert_true (clew_form_name_find_for (name->consent_kind) == name);
    }
  g_assert_cmpint (forms, ==, CLEW_FORM_ALL);
  g_assert_null (clew_form_name_find ("shoes"));
  for (const ClewWordingText *text = clew_wording_texts; text->key != NULL; text++)
    {
      g_assert_true (g_hash_table_add (keys, (gpointer)text->key));
      g_assert_nonnull (clew_wording_element_find (text->element));
      g_assert_true (clew_wording_text_find (text->key) == text);
      if (text->need == CLEW_TEXT_ALWAYS)
        g_hash_table_add (carried, (gpointer)text->element);
    }
  g_assert_nonnull (clew_wording_texts[0].part);
  /* Every element of the law has a text without which no form is printed. */
  for (const ClewWordingElement *e = clew_wording_elements; e->id != NULL; e++)
    {
      g_test_message ("%s", e->id);
      g_assert_true (g_hash_table_contains (carried, e->id));
      g_assert_true (*e->citation != '\0' || g_str_equal (e->id, "wording"));
    }
}

static void
test_judge (void)
{
  static const struct
  {
    const char      *key;
    const char      *text;
    ClewFormFlags    form;
    ClewWordingFault fault;
  } cases[] = {
    { "why", "For this:", CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "why", NULL, CLEW_FORM_RELEASE, CLEW_WORDING_MISSING },
    { "why", " \302\240\n", CLEW_FORM_RELEASE, CLEW_WORDING_MISSING },
    { "why_7", NULL, CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "shoes", NULL, CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "how_long_none", NULL, CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "how_long_none", NULL, CLEW_FORM_TREATMENT, CLEW_WORDING_MISSING },
    { "refuse_social_contact", NULL, CLEW_FORM_PROCEEDINGS, CLEW_WORDING_GOOD },
    { "refuse_social_contact", NULL, CLEW_FORM_RELEASE, CLEW_WORDING_MISSING },
    { "why_proceeding", NULL, CLEW_FORM_PROCEEDINGS, CLEW_WORDING_MISSING },
    { "how_long_date", "It ends then.", CLEW_FORM_RELEASE, CLEW_WORDING_NO_PLACE },
    { "how_long_date", "It ends {date}.", CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "take_back_writing", "Send it.", CLEW_FORM_RELEASE, CLEW_WORDING_NO_PLACE },
    { "take_back", "This is IRREVOCABLE.", CLEW_FORM_RELEASE, CLEW_WORDING_IRREVOCABLE },
    { "take_back", "Not irrevocable at all.", CLEW_FORM_RELEASE, CLEW_WORDING_IRREVOCABLE },
    { "shoes", "Esto es irrevocable.", CLEW_FORM_RELEASE, CLEW_WORDING_IRREVOCABLE },
    { "shoes", "De manera irrévocablemente.", CLEW_FORM_RELEASE, CLEW_WORDING_IRREVOCABLE },
    { "who_hears", "These and other agencies, where necessary.", CLEW_FORM_RELEASE,
      CLEW_WORDING_CLASS },
    { "who_shares", "{office} y otras agencias.", CLEW_FORM_RELEASE, CLEW_WORDING_CLASS },
    { "who_shares", "{office} and any and all partners.", CLEW_FORM_TREATMENT,
      CLEW_WORDING_CLASS },
    { "who_hears", "Según sea necesario", CLEW_FORM_RELEASE, CLEW_WORDING_CLASS },
    { "after", "It may tell others and other agencies.", CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "who_hears", "Many agency workers hear.", CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "how_long_sooner", "It does not expire.", CLEW_FORM_RELEASE, CLEW_WORDING_NO_END },
    { "how_long_event", "{event} None, until revoked.", CLEW_FORM_PROCEEDINGS,
      CLEW_WORDING_NO_END },
    { "how_long_sooner", "No vence.", CLEW_FORM_COUNSELING_NOTES, CLEW_WORDING_NO_END },
    { "how_long_none", "It has no end date.", CLEW_FORM_TREATMENT, CLEW_WORDING_GOOD },
    { "part2_notice", "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
      CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "part2_notice", "42 CFR part 2 prohibits unauthorized disclosure of these records.",
      CLEW_FORM_RELEASE, CLEW_WORDING_OLD_NOTICE },
    { "part2_notice", "42 CFR Part 2 prohibits unauthorized use or disclosure of these records.",
      CLEW_FORM_RELEASE, CLEW_WORDING_OLD_NOTICE },
    { "after", "Federal law prohibits unauthorized disclosure of them.", CLEW_FORM_RELEASE,
      CLEW_WORDING_OLD_NOTICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].key, cases[i].text);
      g_assert_cmpint (clew_wording_judge (cases[i].key, cases[i].text, cases[i].form), ==,
                       cases[i].fault);
    }
}

/* 42 CFR 2.31(a)(7) */
static void
test_no_end (void)
{
  static const char *const none[] = { "none", " None. ", "N/A", "never", "NUNCA", "no vence",
                                      "End of the treatment", "fin del tratamiento" };
  static const char *const some[] = { "None of my cases is open any more", "my case ends", "",
                                      "my treatment at Harbor ends" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_true (clew_wording_is_no_end (none[i]));
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    g_assert_false (clew_wording_is_no_end (some[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/wording/tables", test_tables);
  g_test_add_func ("/clew/rules/wording/judge", test_judge);
  g_test_add_func ("/clew/rules/wording/no-end", test_no_end);
  return g_test_run ();
}
