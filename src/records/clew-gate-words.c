/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-gate.h"

#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

/* What the gate says, to the person at the desk and to who asked. */

/* Why a consent does not let it out, as a sentence. */
static char *
explain_hearing (const ClewGateRow *row)
{
  const char      *kind = clew_choice_get_label (clew_all_categories, row->category);
  g_autofree char *since = row->since != CLEW_DAY_UNKNOWN ? clew_day_words (row->since) : NULL;

  switch (row->hear)
    {
    case CLEW_HEAR_NOT_NAMED:
      /* Translators: %s is an agency */
      return g_strdup_printf (_ ("The release in force does not name %s."), row->name);
    case CLEW_HEAR_NOT_THIS_KIND:
      /* Translators: the first %s is an agency, the second a kind of information */
      return g_strdup_printf (_ ("%s is named, but not for “%s”."), row->name, kind);
    case CLEW_HEAR_EXPIRED:
      return g_strdup_printf (_ ("The release expired on %s."), since);
    case CLEW_HEAR_ENDED:
      return g_strdup_printf (_ ("The release ended on %s."), since);
    case CLEW_HEAR_REVOKED:
      return g_strdup_printf (_ ("The release was taken back on %s."), since);
    case CLEW_HEAR_REVOKED_AGENCY:
      /* Translators: the first %s is an agency, the second a date */
      return g_strdup_printf (_ ("Permission was taken back for %s on %s."), row->name, since);
    case CLEW_HEAR_RESTRICTED:
      /* Translators: the first %s is a kind of information, the second an agency */
      return g_strdup_printf (_ ("It was agreed not to share “%s” with %s."), kind, row->name);
    case CLEW_HEAR_LEFT:
      /* Translators: the first %s is an agency, the second a date */
      return g_strdup_printf (_ ("%s left the site on %s, after this was signed. It joined again; "
                                 "only what is signed since lets it hear."),
                                 row->name, since);
    case CLEW_HEAR_NOT_SIGNED:
      return g_strdup (_ ("The release is prepared but not signed."));
    case CLEW_HEAR_DECLINED:
      return g_strdup (_ ("The release was declined."));
    case CLEW_HEAR_DEFICIENT:
      return g_strdup (_ ("The release was found deficient."));
    case CLEW_HEAR_YES:
    case CLEW_HEAR_NO_RELEASE:
    default:
      return g_strdup (_ ("No release of this kind is signed."));
    }
}

/* What an order lacks that was made for this recipient. */
static char *
explain_order (const ClewGateRow *row)
{
  g_autofree char *since = NULL;

  if (row->answer == CLEW_GATE_ORDER_NOT_THIS_KIND)
    /* Translators: %s is a kind of information */
    return g_strdup_printf (_ ("The court order does not cover “%s”. Tell only what it covers, or "
                               "ask counsel for an order that does."),
                               clew_choice_get_label (clew_all_categories, row->category));
  since = clew_day_words (row->since);
  if (row->answer == CLEW_GATE_ORDER_BEFORE_GAP)
    /* Translators: first an agency, then a date */
    return g_strdup_printf (_ ("The court order is from before %s left the site on %s; it joined "
                               "again since. Ask counsel whether the order still counts, and "
                               "confirm it where orders are recorded."),
                               row->name, since);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("The court order ended on %s; that day no longer counts. Ask counsel "
                             "whether there is a new one."),
                             since);
}

/**
 * clew_gate_explain:
 * @row: the answer for one recipient
 *
 * For the person at the desk. It says things about the participant; who asked
 * hears clew_gate_neutral_words() and nothing else.
 *
 * Returns: (transfer full): why, in a sentence or two with what to do, translated
 */
char *
clew_gate_explain (const ClewGateRow *row)
{
  switch (row->answer)
    {
    case CLEW_GATE_BY_CONSENT:
      if (row->named_as != NULL)
        /* Translators: the first %s is a form's number, the second an agency's old name */
        return g_strdup_printf (_ ("Release %s lets this out. The form names it as “%s”."),
                                   row->form_number, row->named_as);
      /* Translators: %s is a form's number */
      return g_strdup_printf (_ ("Release %s lets this out."), row->form_number);
    case CLEW_GATE_BY_ORDER:
      return g_strdup (_ ("A court order with its mandate lets this out."));
    case CLEW_GATE_NOTHING_CHOSEN:
      return g_strdup (_ ("No kind of information is chosen. Nothing chosen means nothing is "
                          "shared."));
    case CLEW_GATE_UNKNOWN_CATEGORY:
      return g_strdup_printf (_ ("“%s” is not a kind of information that a release can name."),
                                 row->category);
    case CLEW_GATE_DAY_TO_COME:
      return g_strdup (_ ("Nothing can be cleared for a day to come. Ask again on that day."));
    case CLEW_GATE_BARRED:
      return g_strdup_printf (_ ("The site does not let %s receive information."), row->name);
    case CLEW_GATE_LEFT:
      return g_strdup_printf (_ ("The agreement with %s has ended."), row->name);
    case CLEW_GATE_NOT_IN_DIRECTORY:
      /* Translators: %s is who was told: a person, or a place that is no agency of the site */
      return g_strdup_printf (_ ("“%s” is not in the directory of agencies, and a release names "
                                 "only agencies that are."),
                                 row->name);
    case CLEW_GATE_MIXED_NOTES:
      return g_strdup (_ ("Counseling notes have a form of their own and go out alone."));
    case CLEW_GATE_OTHER_CONSENT:
      return g_strdup (_ ("A newer release governs, not the one that was chosen. "
                          "Choose the release in force."));
    case CLEW_GATE_SUBPOENA_ALONE:
      return g_strdup (_ ("A subpoena alone does not open these records. Do not answer whether "
                          "the person takes part. Give it to the project manager or counsel "
                          "today: a court order under 42 CFR Part 2, subpart E, is needed too."));
    case CLEW_GATE_ORDER_WITHOUT_MANDATE:
      return g_strdup (_ ("The court order permits this but does not compel it. Without a "
                          "subpoena or another mandate it opens nothing. Ask counsel."));
    case CLEW_GATE_ORDER_ENDED:
    case CLEW_GATE_ORDER_NOT_THIS_KIND:
    case CLEW_GATE_ORDER_BEFORE_GAP:
      return explain_order (row);
    case CLEW_GATE_NOTICE_SAYS_MORE:
      return g_strdup (_ ("A notice says only that permission was taken back."));
    case CLEW_GATE_NOTHING_TAKEN_BACK:
      /* Translators: %s is an agency */
      return g_strdup_printf (_ ("Nothing was taken back from %s, so it gets no notice: the notice "
                                 "itself would tell it something."),
                                 row->name);
    case CLEW_GATE_NO_CONSENT:
      return explain_hearing (row);
    case CLEW_GATE_N_ANSWERS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * clew_gate_neutral_words:
 *
 * What may be said to who asked, whatever the reason: it is the same for
 * somebody who takes part and for somebody nobody has heard of (42 CFR 2.13(c)).
 *
 * Returns: the words, translated
 */
const char *
clew_gate_neutral_words (void)
{
  return _ ("We can’t say whether any person takes part in a program here. With that person’s "
            "written permission, or a court order, please ask again.");
}
