/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clew-bring-in.h"
#include "records/clew-known-cases.h"
#include "records/clew-sighting.h"

/* Between comparing and keeping. */

/**
 * ClewIncomingReader:
 * @store: a store
 * @today: today
 * @mapping: how the file is read
 * @order: in which order its dates are written
 * @columns: which column says what, or G_MAXUINT
 * @headers: what stands above each
 * @site_kinds: (element-type ClewRecord): what the site calls its hearings
 */
typedef struct
{
  ClewStore    *store;
  ClewDay       today;
  ClewRecord   *mapping;
  ClewDateOrder order;
  guint         columns[CLEW_INCOMING_N_FIELDS];
  char        **headers;
  GPtrArray    *site_kinds;
} ClewIncomingReader;

gboolean clew_incoming_reader_init (ClewIncomingReader *reader,
                                    ClewStore          *store,
                                    ClewDay             today,
                                    const ClewCsv      *csv,
                                    ClewRecord         *mapping,
                                    GError            **error);
void     clew_incoming_reader_clear (ClewIncomingReader *reader);

ClewIncoming *clew_incoming_read_who (ClewIncomingReader *reader,
                                      const ClewCsvRow   *row,
                                      ClewIncomingName   *name,
                                      ClewDay            *born,
                                      gboolean           *is_born_read);
ClewDay       clew_incoming_read_day (ClewIncomingReader *reader, const char *text);
void          clew_incoming_read_rest (ClewIncomingReader *reader, ClewIncoming *row);

void clew_incoming_refuse (ClewIncoming *row, const char *column, const char *problem);

/**
 * ClewIncomingWork:
 * @store: a store
 * @today: today
 * @as_of: of which day the file is
 * @staff: (nullable): id of who brings it in, for moves of hearings
 * @source: id of clew_file_sources
 * @new_cases: group of rows → id of the case that was made for it
 */
typedef struct
{
  ClewStore  *store;
  ClewDay     today;
  ClewDay     as_of;
  const char *staff;
  const char *source;
  GHashTable *new_cases;
} ClewIncomingWork;

typedef gboolean (*ClewIncomingKeep) (gpointer data, ClewRecord *record, GError **error);

gboolean clew_incoming_make (ClewIncomingWork *work,
                             ClewIncoming     *row,
                             GPtrArray        *changes,
                             ClewIncomingKeep  keep,
                             gpointer          data,
                             GError          **error);
char    *clew_incoming_dup_group (ClewIncoming *row);
void     clew_incoming_change_free (gpointer change);
