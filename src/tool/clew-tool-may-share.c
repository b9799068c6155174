/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "records/clew-agency.h"
#include "records/clew-gate.h"

#include <glib/gi18n.h>

/* What the gate says, without letting anything out. */

typedef struct
{
  char    *key_file;
  char    *participant;
  char    *agency;
  char   **categories;
  char    *on;
  char    *purpose;
  gboolean subpoena;
  gboolean json;
} Choices;

static void
choices_clear (Choices *choices)
{
  g_free (choices->key_file);
  g_free (choices->participant);
  g_free (choices->agency);
  g_strfreev (choices->categories);
  g_free (choices->on);
  g_free (choices->purpose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

/* Why not, for programs. */
static const char *const reason_ids[CLEW_GATE_N_ANSWERS] = {
  [CLEW_GATE_NOTHING_CHOSEN] = "nothing_chosen",
  [CLEW_GATE_UNKNOWN_CATEGORY] = "unknown_category",
  [CLEW_GATE_DAY_TO_COME] = "day_to_come",
  [CLEW_GATE_BARRED] = "barred",
  [CLEW_GATE_LEFT] = "agreement_ended",
  [CLEW_GATE_MIXED_NOTES] = "mixed_notes",
  [CLEW_GATE_OTHER_CONSENT] = "other_consent",
  [CLEW_GATE_SUBPOENA_ALONE] = "subpoena_alone",
  [CLEW_GATE_ORDER_WITHOUT_MANDATE] = "order_without_mandate",
  [CLEW_GATE_ORDER_BEFORE_GAP] = "order_before_gap",
  [CLEW_GATE_ORDER_ENDED] = "order_ended",
  [CLEW_GATE_ORDER_NOT_THIS_KIND] = "order_not_this_kind",
  [CLEW_GATE_NOTICE_SAYS_MORE] = "notice_says_more",
  [CLEW_GATE_NOTHING_TAKEN_BACK] = "nothing_taken_back",
};

static const char *const want_ids[] = {
  [CLEW_HEAR_NO_RELEASE] = "no_release",
  [CLEW_HEAR_NOT_SIGNED] = "not_signed",
  [CLEW_HEAR_DECLINED] = "declined",
  [CLEW_HEAR_NOT_NAMED] = "not_named",
  [CLEW_HEAR_NOT_THIS_KIND] = "not_this_kind",
  [CLEW_HEAR_EXPIRED] = "expired",
  [CLEW_HEAR_ENDED] = "ended",
  [CLEW_HEAR_REVOKED] = "revoked",
  [CLEW_HEAR_REVOKED_AGENCY] = "revoked_agency",
  [CLEW_HEAR_RESTRICTED] = "restricted",
  [CLEW_HEAR_LEFT] = "agency_left",
  [CLEW_HEAR_DEFICIENT] = "deficient",
};

static const char *
reason_id (const ClewGateRow *row)
{
  if (clew_gate_is_yes (row->answer))
    return NULL;
  return row->answer == CLEW_GATE_NO_CONSENT ? want_ids[row->hear] : reason_ids[row->answer];
}

static gboolean
read_purpose (const char *text, ClewPurpose *purpose, GError **error)
{
  if (text == NULL)
    return TRUE;
  for (guint i = 0; clew_purpose_ids[i] != NULL; i++)
    if (g_str_equal (clew_purpose_ids[i], text))
      {
        *purpose = i;
        return TRUE;
      }
  clew_tool_refuse (error, _ ("What follows --purpose is none of coordination, treatment, "
                              "proceeding and notice. Nothing was changed."));
  return FALSE;
}

static gboolean
check_choices (const Choices *choices, ClewDisclosure *what, GError **error)
{
  if (choices->participant == NULL)
    clew_tool_refuse (error, _ ("--participant is missing. “clewctl participants OFFICE” lists "
                                "their ids. Nothing was changed."));
  else if (choices->agency == NULL)
    clew_tool_refuse (error, _ ("--agency is missing. Nothing was changed."));
  else if (choices->categories == NULL)
    clew_tool_refuse (error, _ ("No --category is given. Nothing chosen means nothing is shared. "
                                "Nothing was changed."));
  else
    return clew_tool_check_categories (clew_all_categories, choices->categories, error) &&
           read_purpose (choices->purpose, &what->purpose, error) &&
           clew_tool_parse_day ("on", choices->on, clew_day_today (NULL), &what->on, error);
  return FALSE;
}

static ClewRecord *
find_agency (ClewStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) agencies = clew_agency_list_load (store, NULL, error);
  ClewRecord *found;

  if (agencies == NULL || !clew_tool_find_agency (agencies, name, &found, error))
    return NULL;
  if (found == NULL)
    clew_tool_refuse (error, _ ("No agency of this site is called “%s”. Nothing was changed."),
                                name);
  return found != NULL ? g_object_ref (found) : NULL;
}

static void
print_json (const ClewDisclosure *what, const ClewGateRow *row)
{
  GString         *json = g_string_new ("{");
  g_autofree char *on = clew_day_to_iso (what->on);
  g_autofree char *since = row->since != CLEW_DAY_UNKNOWN ? clew_day_to_iso (row->since) : NULL;
  g_autofree char *words = clew_gate_explain (row);
  gboolean         yes = clew_gate_is_yes (row->answer);

  clew_tool_json_member (json, "answer", yes ? "yes" : "no");
  clew_tool_json_member (json, "on", on);
  clew_tool_json_member (json, "purpose", clew_purpose_ids[what->purpose]);
  clew_tool_json_member (json, "agency", row->agency);
  clew_tool_json_member (json, "agency_name", row->name);
  clew_tool_json_member (json, "agency_named_as", row->named_as);
  clew_tool_json_member (json, "reason", reason_id (row));
  clew_tool_json_member (json, "category", row->category);
  clew_tool_json_member (json, "consent", row->consent);
  clew_tool_json_member (json, "form_number", row->form_number);
  clew_tool_json_member (json, "court_order", row->order);
  clew_tool_json_member (json, "since", since);
  clew_tool_json_member (json, "words", words);
  clew_tool_json_member (json, "to_asker", yes ? NULL : clew_gate_neutral_words ());
  g_print ("%s}\n", json->str);
  g_string_free (json, TRUE);
}

static void
print_answer (const ClewDisclosure *what, const ClewGateRow *row, gboolean json)
{
  g_autofree char *words = NULL;

  if (json)
    {
      print_json (what, row);
      return;
    }
  words = clew_gate_explain (row);
  g_print ("%s: %s\n", clew_gate_is_yes (row->answer) ? _ ("yes") : _ ("no"), words);
  if (!clew_gate_is_yes (row->answer))
    /* Translators: %s is what may be said to somebody who asked */
    g_print (_ ("To who asked: %s\n"), clew_gate_neutral_words ());
}

static gboolean
answer (ClewOffice *office, const Choices *choices, ClewDisclosure *what, GError **error)
{
  ClewStore       *store = clew_office_get_store (office);
  ClewDay          today = clew_office_today (office);
  g_autofree char *participant = clew_tool_find_participant (store, choices->participant, error);
  g_autoptr (ClewRecord) agency = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char        *agencies[] = { NULL, NULL };
  const ClewGateRow *row;

  if (participant == NULL)
    return FALSE;
  agency = find_agency (store, choices->agency, error);
  if (agency == NULL)
    return FALSE;
  agencies[0] = clew_record_get_id (agency);
  what->participant = participant;
  what->agencies = agencies;
  what->categories = (const char *const *)choices->categories;
  what->subpoena = choices->subpoena;
  if (what->subpoena)
    what->purpose = CLEW_PURPOSE_PROCEEDING;
  if (what->on == CLEW_DAY_UNKNOWN)
    what->on = today;
  rows = clew_gate_ask (store, what, today, error);
  if (rows == NULL)
    return FALSE;
  row = g_ptr_array_index (rows, 0);
  print_answer (what, row, choices->json);
  return clew_gate_is_yes (row->answer);
}

/* clewctl may-share OFFICE. A no is no error: it is printed, and %FALSE. */
gboolean
clew_tool_may_share (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Choices) choices = { 0 };
  const GOptionEntry entries[] = {
    { "participant", 0, 0, G_OPTION_ARG_STRING, &choices.participant,
      N_ ("About whom: an id, or a number they are known by"), N_ ("ID") },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &choices.agency, N_ ("Who would hear it"),
      N_ ("NAME") },
    { "category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.categories,
      N_ ("A kind of information; once for each. One that is not covered refuses all"),
      N_ ("ID") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &choices.on, N_ ("The day asked about (today)"),
      N_ ("DATE") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &choices.purpose,
      N_ ("coordination, treatment, proceeding or notice (coordination)"), N_ ("PURPOSE") },
    { "subpoena", 0, 0, G_OPTION_ARG_NONE, &choices.subpoena,
      N_ ("A subpoena came for it; that makes it for a proceeding"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &choices.json, N_ ("Print JSON"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &choices.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  ClewDisclosure what = { .purpose = CLEW_PURPOSE_COORDINATION };
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !check_choices (&choices, &what, error))
    return FALSE;
  office = clew_tool_open (argv[1], choices.key_file, error);
  return office != NULL && answer (office, &choices, &what, error);
}
