/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-wording-rules.h"

#include <string.h>

/* What a wording must say and must not say, text by text. */

/* What no law asks for, and a paper of this program has all the same. */
static const char *const house[] = { "wording", "letter_about", "statements",
                                     "letter_notice", "told_ground", NULL };

static void
test_forms (void)
{
  ClewFormFlags forms = 0;

  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    {
      g_assert_cmpint (forms & name->flag, ==, 0);
      forms |= name->flag;
      g_assert_true (clew_form_name_find (name->id) == name);
      g_assert_cmpint (name->consent_kind != NULL, ==, (name->flag & CLEW_FORM_CONSENTS) != 0);
      if (name->consent_kind != NULL)
        g_assert_true (clew_form_name_find_for (name->consent_kind) == name);
    }
  g_assert_cmpint (forms & ~CLEW_FORM_CONSENTS, ==,
                   CLEW_FORM_LETTER | CLEW_FORM_ACCOUNTING | CLEW_FORM_ROSTER);
  g_assert_cmpint (forms & CLEW_FORM_CONSENTS, ==, CLEW_FORM_CONSENTS);
  g_assert_null (clew_form_name_find ("shoes"));
  g_assert_null (clew_form_name_find_for (NULL));
}

/* Each text is there once, has a name, and the name tells it from the others of
 * its part; of numbered texts the number does. */
static void
check_table (ClewFormFlags form, GHashTable *carried)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  const ClewWordingText *texts = clew_wording_list_texts (form);

  g_assert_nonnull (texts[0].part);
  for (const ClewWordingText *text = texts; text->key != NULL; text++)
    {
      g_test_message ("%s", text->key);
      g_assert_true (g_hash_table_add (keys, (gpointer)text->key));
      g_assert_nonnull (clew_wording_element_find (text->element));
      g_assert_cmpstr (clew_wording_get_element (text->key, form), ==, text->element);
      g_assert_true (clew_wording_text_find (text->key, form) == text);
      g_assert_cmpint (text->forms, !=, 0);
      g_assert_false (clew_wording_text_is_blank (text->label));
      g_assert_null (strchr (text->label, '_'));
      if (text->part != NULL)
        g_hash_table_remove_all (labels);
      g_assert_true (g_hash_table_add (labels, (gpointer)text->label) ||
                     g_ascii_isdigit (text->key[strlen (text->key) - 1]));
      if (text->need == CLEW_TEXT_ALWAYS || text->need == CLEW_TEXT_FURNITURE)
        g_hash_table_add (carried, (gpointer)text->element);
    }
}

static void
test_tables (void)
{
  g_autoptr (GHashTable) carried = g_hash_table_new (g_str_hash, g_str_equal);

  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    check_table (name->flag, carried);
  /* Every element has a text without which no paper is printed. */
  for (const ClewWordingElement *e = clew_wording_elements; e->id != NULL; e++)
    {
      g_test_message ("%s", e->id);
      g_assert_true (g_hash_table_contains (carried, e->id));
      g_assert_cmpint (*e->citation == '\0', ==, g_strv_contains (house, e->id));
    }
}

/* No other text may be left out of the reading grade (K16). Reason: 42 CFR 2.32(a)
 * gives these word for word, so nobody may make them easier. */
static const char *const uncounted[] = { "part2_notice", "part2_notice_1", "part2_notice_2",
                                         "part2_notice_3", "part2_notice_4", "part2_notice_5",
                                         NULL };

static void
test_uncounted (void)
{
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    for (const ClewWordingText *text = clew_wording_list_texts (name->flag); text->key != NULL;
         text++)
      g_assert_cmpint (text->verbatim != NULL, ==, g_strv_contains (uncounted, text->key));
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
    { "housing/label", "", CLEW_FORM_RELEASE, CLEW_WORDING_MISSING },
    { "housing/label", "My housing", CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "date", "{month} {day}", CLEW_FORM_RELEASE, CLEW_WORDING_NO_PLACE },

    { "progress_1", " ", CLEW_FORM_LETTER, CLEW_WORDING_MISSING },
    { "progress_2", NULL, CLEW_FORM_LETTER, CLEW_WORDING_GOOD },
    { "progress_1", "{name} keeps going.", CLEW_FORM_LETTER, CLEW_WORDING_GOOD },
    { "take_back", NULL, CLEW_FORM_LETTER, CLEW_WORDING_GOOD },
    { "about_born", "{name}", CLEW_FORM_LETTER, CLEW_WORDING_NO_PLACE },
    { "notice", "Form {number} has ended.", CLEW_FORM_LETTER, CLEW_WORDING_NO_PLACE },
    { "scope_consent", "By form {number}:", CLEW_FORM_LETTER, CLEW_WORDING_NO_PLACE },
    { "scope_kind", "{heading}", CLEW_FORM_LETTER, CLEW_WORDING_NO_PLACE },
    { "scope_sooner", "This is irrevocable.", CLEW_FORM_LETTER, CLEW_WORDING_IRREVOCABLE },
    { "part2_notice_3", NULL, CLEW_FORM_LETTER, CLEW_WORDING_MISSING },
    { "part2_notice_3", "(ii) You are a covered entity.", CLEW_FORM_LETTER,
      CLEW_WORDING_OLD_NOTICE },
    { "part2_notice_3",
      "(ii) You are a covered entity or business associate and have received the record for "
      "treatment, payment, or health care operations, or",
      CLEW_FORM_LETTER, CLEW_WORDING_GOOD },
    { "closing", "The law prohibits unauthorized disclosure.", CLEW_FORM_LETTER,
      CLEW_WORDING_OLD_NOTICE },
    { "housing/description", NULL, CLEW_FORM_LETTER, CLEW_WORDING_MISSING },

    { "date", "{month} {year}", CLEW_FORM_ACCOUNTING, CLEW_WORDING_NO_PLACE },
    { "month_7", "", CLEW_FORM_ACCOUNTING, CLEW_WORDING_MISSING },
    { "recipient", "{person}", CLEW_FORM_ACCOUNTING, CLEW_WORDING_NO_PLACE },
    { "what", "Something.", CLEW_FORM_ACCOUNTING, CLEW_WORDING_NO_PLACE },
    { "why", "How: {how}.", CLEW_FORM_ACCOUNTING, CLEW_WORDING_NO_PLACE },
    { "why", "Why: {why}.", CLEW_FORM_ACCOUNTING, CLEW_WORDING_GOOD },
    { "purpose_notice", NULL, CLEW_FORM_ACCOUNTING, CLEW_WORDING_MISSING },
    { "housing/heading", " ", CLEW_FORM_ACCOUNTING, CLEW_WORDING_MISSING },
    { "how_long_event", "It ends: {event}. Or it goes on forever.", CLEW_FORM_RELEASE,
      CLEW_WORDING_NO_END },
    { "take_back", "This permission can’t be revoked.", CLEW_FORM_RELEASE,
      CLEW_WORDING_IRREVOCABLE },
    { "take_back", "No se puede revocar.", CLEW_FORM_RELEASE, CLEW_WORDING_IRREVOCABLE },
    { "housing/description", "Where I stay.", CLEW_FORM_RELEASE, CLEW_WORDING_GOOD },
    { "housing/description", "", CLEW_FORM_RELEASE, CLEW_WORDING_MISSING },
    { "housing/label", " \302\240", CLEW_FORM_TREATMENT, CLEW_WORDING_MISSING },
    { "housing/heading", NULL, CLEW_FORM_RELEASE, CLEW_WORDING_MISSING },
    { "plan/description",
      "Any and all records. This is irrevocable, and other agencies may hear it as needed.",
      CLEW_FORM_RELEASE, CLEW_WORDING_IRREVOCABLE },
    { "plan/description", "Any and all records.", CLEW_FORM_RELEASE, CLEW_WORDING_UNSPECIFIC },
    { "plan/label", "Toda mi información", CLEW_FORM_TREATMENT, CLEW_WORDING_UNSPECIFIC },
    { "plan/description", "My goals, for this and other agencies as needed.", CLEW_FORM_RELEASE,
      CLEW_WORDING_CLASS },
    { "plan/description", "It prohibits unauthorized disclosure.", CLEW_FORM_RELEASE,
      CLEW_WORDING_OLD_NOTICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].key, cases[i].text);
      g_assert_cmpint (clew_wording_judge (cases[i].key, cases[i].text, cases[i].form), ==,
                       cases[i].fault);
    }
}

/* The placeholders that are missing, and no others. */
static void
test_places (void)
{
  const ClewWordingText *covers = clew_wording_text_find ("covers", CLEW_FORM_ACCOUNTING);
  const ClewWordingText *title = clew_wording_text_find ("title", CLEW_FORM_ACCOUNTING);
  g_autofree char       *all = clew_wording_dup_missing_places (covers, "All years.");
  g_autofree char       *some = clew_wording_dup_missing_places (covers, "To {to}, {years} years");
  g_autofree char       *none = clew_wording_dup_missing_places (covers, "{years} {to} {from}");
  g_autofree char       *nothing = clew_wording_dup_missing_places (title, "Title");

  g_assert_cmpstr (all, ==, "{years} {from} {to}");
  g_assert_cmpstr (some, ==, "{from}");
  g_assert_null (none);
  g_assert_null (nothing);
}

/* 42 CFR 2.31(a)(7) */
static void
test_no_end (void)
{
  static const char *const none[] = {
    "none",
    " None. ",
    "N/A",
    "never",
    "NUNCA",
    "no vence",
    "End of the treatment",
    "fin del tratamiento",
    "forever",
    "It never ends",
    "This permission never expires",
    "This release doesn’t expire.",
    "until further notice",
    "hasta nuevo aviso",
    "Para siempre",
    "until revoked by me",
    "It goes on indefinitely",
    "Permanent",
    "Esto nunca caduca",
    "Until I take it back.",
  };
  static const char *const some[] = {
    "None of my cases is open any more",
    "my case ends",
    "",
    "my treatment at Harbor ends",
    "I move into permanent housing",
    "I leave the Forevergreen House",
    "Termina mi caso en la corte",
    "The end of my probation",
    "I no longer live at North Shelter",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("%s", none[i]);
      g_assert_true (clew_wording_is_no_end (none[i]));
      g_assert_cmpint (clew_wording_judge_event (none[i], CLEW_FORM_RELEASE), ==,
                       CLEW_WORDING_NO_END);
      g_assert_cmpint (clew_wording_judge_event (none[i], CLEW_FORM_TREATMENT), ==,
                       CLEW_WORDING_GOOD);
    }
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      g_test_message ("%s", some[i]);
      g_assert_false (clew_wording_is_no_end (some[i]));
      g_assert_cmpint (clew_wording_judge_event (some[i], CLEW_FORM_RELEASE), ==,
                       *some[i] == '\0' ? CLEW_WORDING_MISSING : CLEW_WORDING_GOOD);
    }
}

/* K11 and K3 of what somebody types on a form. */
static void
test_typed (void)
{
  static const struct
  {
    const char      *text;
    ClewWordingFault fault;
  } cases[] = {
    { NULL, CLEW_WORDING_GOOD },
    { "Case 27-441 in Pine County District Court", CLEW_WORDING_GOOD },
    { "Irrevocable until my case closes", CLEW_WORDING_IRREVOCABLE },
    { "Esto es irrevocable", CLEW_WORDING_IRREVOCABLE },
    { "Runs the shelter. This permission never expires.", CLEW_WORDING_NO_END },
    { "Hearing on 3 May; until revoked by me", CLEW_WORDING_NO_END },
    { "It prohibits unauthorized disclosure", CLEW_WORDING_OLD_NOTICE },
    /* Names and reasons of their own. */
    { "Forever Home Family Services", CLEW_WORDING_GOOD },
    { "Organización sin fin de lucro", CLEW_WORDING_GOOD },
    { "Gives rides as needed", CLEW_WORDING_GOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (clew_wording_judge_typed (cases[i].text, CLEW_FORM_RELEASE), ==,
                       cases[i].fault);
    }
  g_assert_cmpint (clew_wording_judge_event ("Irrevocable until my case closes",
                                             CLEW_FORM_RELEASE),
                   ==, CLEW_WORDING_IRREVOCABLE);
  g_assert_cmpint (clew_wording_judge_event ("irrevocable and forever", CLEW_FORM_TREATMENT), ==,
                   CLEW_WORDING_IRREVOCABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/wording/forms", test_forms);
  g_test_add_func ("/clew/rules/wording/tables", test_tables);
  g_test_add_func ("/clew/rules/wording/places", test_places);
  g_test_add_func ("/clew/rules/wording/uncounted", test_uncounted);
  g_test_add_func ("/clew/rules/wording/judge", test_judge);
  g_test_add_func ("/clew/rules/wording/no-end", test_no_end);
  g_test_add_func ("/clew/rules/wording/typed", test_typed);
  return g_test_run ();
}
