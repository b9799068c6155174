/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-recipient-rules.h"

/* K2: a class of recipients is refused, a name that sounds like one is not. */
static void
test_classes (void)
{
  static const struct
  {
    const char *name;
    gboolean    is_class;
  } cases[] = {
    { "other agencies", TRUE },
    { "Other Agencies", TRUE },
    { "Northgate Police and other agencies", TRUE },
    { "17 agencies and other participating agencies where necessary", TRUE },
    { "Any agency in the county", TRUE },
    { "law enforcement", TRUE },
    { "LAW  ENFORCEMENT!", TRUE },
    { "Law-Enforcement", TRUE },
    { "the courts", TRUE },
    { "Harbor Recovery Center et al.", TRUE },
    { "Service Providers, etc.", TRUE },
    { "LEAD partners of Pine County", TRUE },
    { "Otras agencias", TRUE },
    { "Policía", TRUE },
    { "la fiscalía", TRUE },
    { "Todos los demás", TRUE },
    { "Mothers and Others Clinic", FALSE },
    { "Any Baby Can", FALSE },
    { "Court Street Clinic", FALSE },
    { "Police Athletic League", FALSE },
    { "Northgate Police Department", FALSE },
    { "Et Alia Housing", FALSE },
    { "Agency for Housing, Northgate", FALSE },
    { "مركز الأمل", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (clew_recipient_is_class (cases[i].name), ==, cases[i].is_class);
    }
}

static void
test_same (void)
{
  g_assert_true (clew_recipient_is_same ("Harbor Recovery Center", "harbor  recovery center"));
  g_assert_true (clew_recipient_is_same ("Clínica Sol", "Clinica Sol."));
  g_assert_false (clew_recipient_is_same ("Clínica Sol", "Clínica Sol Norte"));
  g_assert_false (clew_recipient_is_same ("Pine County Jail", "Pine County Court"));
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *kind;
    const char *next;
    gboolean    can;
  } cases[] = {
    { "shelter", "shelter", TRUE },
    { "shelter", "housing", TRUE },
    { "court", "court", TRUE },
    { "shelter", "court", FALSE },
    { "court", "shelter", FALSE },
    { "court", "prosecutor", FALSE },
    { "other", "police", FALSE },
    { "police", "sheriff", FALSE },
    { "public_defender", "community", FALSE },
    { NULL, "health", TRUE },
    { NULL, "court", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clew_recipient_kind_can_become (cases[i].kind, cases[i].next), ==,
                     cases[i].can);
}

/* Whose business a case is: the court, and who prosecutes there. */
static void
test_hears_cases (void)
{
  static const char *const yes[] = { "court", "prosecutor", "city_attorney" };
  static const char *const no[] = { "police", "sheriff", "public_defender", "corrections",
                                    "treatment", "housing", "" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (clew_recipient_kind_hears_cases (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (clew_recipient_kind_hears_cases (no[i]));
  g_assert_false (clew_recipient_kind_hears_cases (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/recipient/classes", test_classes);
  g_test_add_func ("/clew/rules/recipient/same", test_same);
  g_test_add_func ("/clew/rules/recipient/kinds", test_kinds);
  g_test_add_func ("/clew/rules/recipient/hears-cases", test_hears_cases);
  return g_test_run ();
}
