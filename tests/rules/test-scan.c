/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-scan-rules.h"

#define HERE  "PC-2026-0001"
#define THERE "PC-2026-0002"
#define THIRD "PC-2026-0003"

/* The form at hand is HERE. */
static void
test_match (void)
{
  static const struct
  {
    const char   *codes[4];
    const char   *known[4];
    ClewScanMatch match;
    const char   *other;
  } cases[] = {
    /* Nothing could be read. */
    { { NULL }, { NULL }, CLEW_SCAN_NO_CODE, NULL },
    { { NULL }, { HERE, THERE }, CLEW_SCAN_NO_CODE, NULL },
    /* The right paper, whatever else is printed on it. */
    { { HERE }, { HERE }, CLEW_SCAN_THIS_FORM, NULL },
    { { HERE }, { HERE, THERE }, CLEW_SCAN_THIS_FORM, NULL },
    { { HERE }, { NULL }, CLEW_SCAN_THIS_FORM, NULL },
    { { "https://example.org/", HERE }, { HERE }, CLEW_SCAN_THIS_FORM, NULL },
    { { HERE, "OT-2026-0001" }, { HERE }, CLEW_SCAN_THIS_FORM, NULL },
    /* Somebody else's. */
    { { THERE }, { THERE }, CLEW_SCAN_OTHER_FORM, THERE },
    { { THERE }, { HERE, THERE }, CLEW_SCAN_OTHER_FORM, THERE },
    { { THERE, THIRD }, { THIRD, THERE }, CLEW_SCAN_OTHER_FORM, THERE },
    { { "x", THIRD, THERE }, { THERE, THIRD }, CLEW_SCAN_OTHER_FORM, THIRD },
    /* Two papers in one file, in either order. */
    { { HERE, THERE }, { HERE, THERE }, CLEW_SCAN_BOTH_FORMS, THERE },
    { { THERE, HERE }, { HERE, THERE }, CLEW_SCAN_BOTH_FORMS, THERE },
    /* Codes of no form of this office. */
    { { "OT-2026-0001" }, { NULL }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    { { "OT-2026-0001" }, { HERE, THERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    { { "" }, { HERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    /* What is nearly a number is none. */
    { { "pc-2026-0001" }, { HERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    { { "PC-2026-0001 " }, { HERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    { { "PC-2026-00010" }, { HERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    { { "PC-2026-000" }, { HERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
    { { "PC-2026-0002%" }, { THERE }, CLEW_SCAN_UNKNOWN_CODE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char   *other = "?";
      ClewScanMatch match = clew_scan_match (HERE, cases[i].codes, cases[i].known, &other);

      g_test_message ("case %u", i);
      g_assert_cmpint (match, ==, cases[i].match);
      g_assert_cmpstr (other, ==, cases[i].other);
    }
}

static void
test_number_on_paper (void)
{
  static const char *const cases[][2] = {
    { "PC-2026-0413", "PC-2026-0413" },
    { "PC-2026-0413/2", "PC-2026-0413" },
    { "PC-2026-0413/12", "PC-2026-0413" },
    { "PC-2026-0413/", "PC-2026-0413/" },
    { "PC-2026-0413/x", "PC-2026-0413/x" },
    { "A/B-2026-1", "A/B-2026-1" },
    { "A/B-2026-1/2", "A/B-2026-1" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printed = clew_form_number_on_paper (cases[i][0]);

      g_assert_cmpstr (printed, ==, cases[i][1]);
    }
}

/* Only the paper of another form needs somebody to say so. */
static void
test_refused (void)
{
  g_assert_false (clew_scan_match_is_refused (CLEW_SCAN_NO_CODE));
  g_assert_false (clew_scan_match_is_refused (CLEW_SCAN_UNKNOWN_CODE));
  g_assert_false (clew_scan_match_is_refused (CLEW_SCAN_THIS_FORM));
  g_assert_true (clew_scan_match_is_refused (CLEW_SCAN_OTHER_FORM));
  g_assert_true (clew_scan_match_is_refused (CLEW_SCAN_BOTH_FORMS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/scan/match", test_match);
  g_test_add_func ("/clew/rules/scan/refused", test_refused);
  g_test_add_func ("/clew/rules/scan/number-on-paper", test_number_on_paper);
  return g_test_run ();
}
