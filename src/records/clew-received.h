/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-received-rules.h"

/* What other agencies told this office about a person, on what ground, and whether it may still
 * be used. */

/* A number is no longer; what is longer is a message. */
#define CLEW_RECEIVED_MOST_NUMBER 40

extern const ClewChoice clew_received_says[];
extern const ClewChoice clew_received_grounds[];

/**
 * ClewReceived:
 * @id: its id
 * @participant: about whom, a participant's id
 * @agency: who told it, an agency's id
 * @from: that agency's legal name
 * @received_on: when it came
 * @dated_on: its own date, or unknown
 * @method: an id of clew_disclosure_methods
 * @says: (array zero-terminated=1): ids of clew_received_says
 * @ground: an id of clew_received_grounds
 * @form_number: (nullable): of the form or order, as stated
 * @signed_on: when that was signed or issued, or unknown
 * @until_on: the first day without permission, as stated, or unknown
 * @until_event: whether it ends when something happens
 * @purpose: (nullable): "coordination" or "proceeding", as stated
 * @has_notice: whether it says not to pass it on
 * @court_case: (nullable): for which case it came
 * @has_paper: whether the paper is kept
 * @answer: whether it may be used on the day that was asked about
 */
typedef struct
{
  char         *id;
  char         *participant;
  char         *agency;
  char         *from;
  ClewDay       received_on;
  ClewDay       dated_on;
  char         *method;
  char        **says;
  char         *ground;
  char         *form_number;
  ClewDay       signed_on;
  ClewDay       until_on;
  gboolean      until_event;
  char         *purpose;
  gboolean      has_notice;
  char         *court_case;
  gboolean      has_paper;
  ClewUseAnswer answer;
} ClewReceived;

void clew_received_free (ClewReceived *received);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewReceived, clew_received_free)

GPtrArray *clew_received_list (ClewStore  *store,
                               const char *participant,
                               ClewDay     on,
                               GError    **error);
GPtrArray *clew_received_list_for_case (ClewStore  *store,
                                        const char *court_case,
                                        ClewDay     on,
                                        GError    **error);
GPtrArray *clew_received_list_latest (ClewStore *store, guint limit, ClewDay on, GError **error);
gint64     clew_received_count (ClewStore *store, ClewDay on, GError **error);
GBytes    *clew_received_load_paper (ClewStore *store, const char *id, GError **error);

char *clew_received_dup_says (const ClewReceived *received);
char *clew_received_dup_ground (const ClewReceived *received);
char *clew_received_dup_use (const ClewReceived *received);

gboolean clew_received_keep (ClewOffice  *office,
                             ClewRecord  *received,
                             GBytes      *paper,
                             const char **field,
                             GError     **error);
gboolean clew_received_end (ClewOffice  *office,
                            ClewRecord  *event,
                            const char **field,
                            GError     **error);
gboolean clew_received_mistake (ClewOffice *office, const char *id, GError **error);
