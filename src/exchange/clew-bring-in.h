/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clew-csv.h"
#include "records/clew-office.h"
#include "rules/clew-bring-in-rules.h"

/* Bringing cases in: a file is compared with what is kept, somebody looks at each difference, and
 * what they chose is kept in one change. Of people whom the office does not know only the number
 * of rows is told. */

/* What a row of the file would change. */
typedef enum
{
  CLEW_INCOMING_NEW_CASE,
  CLEW_INCOMING_NEW_HEARING,
  CLEW_INCOMING_MOVED,
  CLEW_INCOMING_CHANGED,
  CLEW_INCOMING_SAME,
  CLEW_INCOMING_OLDER,    /* what is kept came from a later file */
  CLEW_INCOMING_UNCLEAR,  /* more than one person or case may be meant */
  CLEW_INCOMING_NOT_READ, /* a cell does not say what it must */
  CLEW_INCOMING_N_STATES,
} ClewIncomingState;

/**
 * ClewIncomingChange:
 * @label: of the field, translated
 * @before: (nullable): what is kept
 * @after: what the file says
 */
typedef struct
{
  char *label;
  char *before;
  char *after;
} ClewIncomingChange;

#define CLEW_TYPE_INCOMING (clew_incoming_get_type ())
G_DECLARE_FINAL_TYPE (ClewIncoming, clew_incoming, CLEW, INCOMING, GObject)

/**
 * ClewIncoming:
 * @number: which row of the file
 * @state: what it would change
 * @match: how sure it is whose it is
 * @participant: (nullable): id
 * @name: (nullable): theirs, as listed
 * @court_case: (nullable): id, of a case that is kept
 * @cause_number: (nullable): of the case, or as the file has it
 * @court: (nullable): likewise
 * @file_name: (nullable): the name in the file
 * @changes: (element-type ClewIncomingChange): what would change
 * @problem: (nullable): what is wrong, or to be known, translated
 * @column: (nullable): the column with the problem
 * @is_chosen: whether somebody ticked it
 *
 * A row that is somebody's, or might be.
 */
struct _ClewIncoming
{
  GObject           parent_instance;
  guint             number;
  ClewIncomingState state;
  ClewMatchKind     match;
  char             *participant;
  char             *name;
  char             *court_case;
  char             *cause_number;
  char             *court;
  char             *file_name;
  GPtrArray        *changes;
  char             *problem;
  char             *column;
  gboolean          is_chosen;

  /* What it says, read. */
  char            *texts[CLEW_INCOMING_N_FIELDS];
  ClewDay          day;
  ClewDay          filed;
  char            *time;
  const char      *kind;
  char            *site_kind;
  const char      *outcome;
  ClewHearingPlace place;
  char            *hearing;
  gboolean         is_moved;
};

gboolean clew_incoming_can_be_chosen (ClewIncoming *row);
gboolean clew_incoming_is_sure (ClewIncoming *row);
void     clew_incoming_set_chosen (ClewIncoming *row, gboolean chosen);

/* Which days a file tells all of, of one court and department. */
typedef struct
{
  char   *court;
  char   *department;
  ClewDay from;
  ClewDay to;
} ClewIncomingDays;

/**
 * ClewBringIn:
 * @rows: (element-type ClewIncoming): in the order of the file, nobody's left out
 * @n: how many are in each state
 * @n_rows: how many rows the file has
 * @n_strangers: how many of them are nobody's that the office knows
 * @as_of: of which day the file is
 * @source: id of clew_file_sources
 * @days: (element-type ClewIncomingDays): of a court's calendar
 */
typedef struct
{
  GPtrArray *rows;
  guint      n[CLEW_INCOMING_N_STATES];
  guint      n_rows;
  guint      n_strangers;
  ClewDay    as_of;
  char      *source;
  GPtrArray *days;
} ClewBringIn;

/* Settings. */
char       *clew_mapping_dup_header (const ClewCsv *csv, gboolean has_headers, guint column);
gboolean    clew_mapping_guess_headers (const ClewCsv *csv);
ClewRecord *clew_mapping_guess (const ClewCsv *csv);
ClewRecord *clew_mapping_find (ClewStore *store, const ClewCsv *csv, GError **error);
void        clew_mapping_note_headers (ClewRecord *mapping, const ClewCsv *csv);
gboolean    clew_mapping_fits (ClewRecord    *mapping,
                               const ClewCsv *csv,
                               const char   **field,
                               GError       **error);
const char *clew_mapping_column (ClewIncomingField field);

/* Comparing, and keeping what was chosen. */
ClewDay      clew_bring_in_find_day (GFile *file, ClewDay today);
ClewBringIn *clew_bring_in_compare (ClewStore     *store,
                                    ClewDay        today,
                                    const ClewCsv *csv,
                                    ClewRecord    *mapping,
                                    ClewDay        as_of,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean     clew_bring_in_keep (ClewStore   *store,
                                 ClewDay      today,
                                 const char  *actor,
                                 ClewBringIn *plan,
                                 GPtrArray   *before,
                                 GPtrArray   *after,
                                 GError     **error);
guint        clew_bring_in_choose_sure (ClewBringIn *plan);
guint        clew_bring_in_count_chosen (ClewBringIn *plan);
void         clew_bring_in_free (ClewBringIn *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewBringIn, clew_bring_in_free)
