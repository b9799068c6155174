/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clew-demo.h"

/* A stream of numbers that is the same wherever and with whatever GLib it
 * runs. Each person has a stream of their own, so that more people change
 * nobody who was there before. */
typedef struct
{
  guint64 state;
} ClewRandom;

void        clew_random_start (ClewRandom *random, guint64 seed, guint64 stream);
guint64     clew_random_next (ClewRandom *random);
guint       clew_random_below (ClewRandom *random, guint n);
int         clew_random_between (ClewRandom *random, int lowest, int highest);
gboolean    clew_random_chance (ClewRandom *random, guint percent);
const char *clew_random_pick (ClewRandom *random, const char *const *texts);
guint       clew_random_weighted (ClewRandom *random, const guint *weights, guint n);

/* People from this number on have thin files, as those have who came once and
 * long ago: a site has no more at a time, and more of them make a bigger file,
 * not a truer one. */
#define CLEW_DEMO_BRIEF_FROM 2000

/* The length of an id as text with its NUL. */
#define CLEW_DEMO_ID 37

/**
 * ClewDemo:
 *
 * An office being filled. The first error stays in @failure, and nothing is
 * kept after it.
 */
typedef struct
{
  ClewOffice            *office;
  ClewStore             *store;
  const ClewDemoOptions *options;
  GCancellable          *cancellable;
  ClewDay                today;
  gboolean               has_notes;    /* case management keeps contact notes */
  gboolean               has_contacts; /* how and where people are reached */
  gboolean               has_details;  /* of cases: prosecutors keep all of them */
  gboolean               is_brief;     /* the person being invented has a thin file */
  ClewRandom             random;       /* of the person being invented */
  guint64                owner;        /* whose records are being made: ids come from it */
  guint64                serial;
  GPtrArray             *agencies; /* ClewRecord */
  GPtrArray             *staff;    /* ClewRecord */
  ClewRecord            *wordings[2];
  GHashTable            *numbers; /* form numbers that are taken */
  guint                  prints_left;
  char                   hearing_kinds[3][CLEW_DEMO_ID]; /* ids of the site's */
  guint                  n_rare;                         /* how many of the rare cases were added */
  GError                *failure;
} ClewDemo;

/**
 * ClewDemoPerson:
 *
 * The person being invented, as far as the other parts need to know.
 */
typedef struct
{
  char        id[CLEW_DEMO_ID];
  ClewRecord *record;
  char       *called; /* how notes call them */
  const char *language;
  const char *door;
  const char *staff; /* (nullable): the case manager's id */
  ClewDay     referred;
  ClewDay     signed_on; /* first signature, or unknown */
  ClewDay     enrolled;  /* unknown when not enrolled */
  ClewDay     last;      /* the latest day on which something happened to a release */
  ClewDay     gone;      /* died or left; nothing happens afterwards */
  gboolean    at_work;   /* enrolled and active today */
} ClewDemoPerson;

/* What becomes of a person's releases. */
typedef enum
{
  CLEW_DEMO_ACTIVE,
  CLEW_DEMO_EXPIRING,
  CLEW_DEMO_PARTLY_REVOKED,
  CLEW_DEMO_RENEWED,
  CLEW_DEMO_BY_EVENT,
  CLEW_DEMO_NONE,
  CLEW_DEMO_PREPARED,
  CLEW_DEMO_PRINTED,
  CLEW_DEMO_DECLINED,
  CLEW_DEMO_EXPIRED,
  CLEW_DEMO_ENDED,
  CLEW_DEMO_REVOKED,
  CLEW_DEMO_DEFICIENT,
  CLEW_DEMO_N_STATES,
} ClewDemoState;

const char *clew_demo_add (ClewDemo       *demo,
                           const ClewKind *kind,
                           ClewDay         day,
                           char            id[CLEW_DEMO_ID],
                           ...) G_GNUC_NULL_TERMINATED;
ClewRecord *clew_demo_add_record (ClewDemo       *demo,
                                  const ClewKind *kind,
                                  ClewDay         day,
                                  ...) G_GNUC_NULL_TERMINATED;
void        clew_demo_keep (ClewDemo *demo, ClewRecord *record, ClewDay day, char id[CLEW_DEMO_ID]);
void        clew_demo_start_owner (ClewDemo *demo, guint64 owner);
ClewDay     clew_demo_court_day (ClewDay day, int step);

ClewDay clew_demo_choose_signing (ClewDemo *demo, ClewDemoState state);

void clew_demo_add_staff (ClewDemo *demo);
void clew_demo_add_agencies (ClewDemo *demo);
void clew_demo_add_person (ClewDemo *demo, guint number);
void clew_demo_add_releases (ClewDemo *demo, ClewDemoPerson *person, ClewDemoState state);
/* What one agency was ticked to hear; the agency is borrowed. */
typedef struct
{
  ClewRecord *agency;
  char       *categories;
} ClewDemoGrant;

void        clew_demo_grant_free (gpointer grant);
void        clew_demo_add_disclosures (ClewDemo             *demo,
                                       const ClewDemoPerson *person,
                                       const char           *consent,
                                       const GPtrArray      *granted,
                                       ClewRecord           *out,
                                       ClewDay               from,
                                       ClewDay               until);
void        clew_demo_add_received (ClewDemo             *demo,
                                    const ClewDemoPerson *person,
                                    ClewDemoState         state);
void        clew_demo_add_cases (ClewDemo *demo, const ClewDemoPerson *person);
void        clew_demo_add_legal_site (ClewDemo *demo);
const char *clew_demo_find_site_kind (const ClewDemo *demo, const char *kind);
void        clew_demo_add_held (ClewDemo *demo, const ClewDemoPerson *person);
void        clew_demo_add_move (ClewDemo *demo, const char *hearing, ClewDay from, ClewDay to);
void        clew_demo_add_orders (ClewDemo             *demo,
                                  const ClewDemoPerson *person,
                                  const char           *court_case,
                                  ClewDay               filed,
                                  ClewDay               closed);
void        clew_demo_add_rare (ClewDemo *demo, const ClewDemoPerson *person);

const char *clew_demo_choose_source (const ClewDemo *demo, const char *decision);
const char *clew_demo_choose_sentence (const ClewDemo *demo,
                                       const char *class,
                                       const char *disposition);
void        clew_demo_add_notes (ClewDemo *demo, const ClewDemoPerson *person);

/* Names by the part of the world that they come from. */
typedef struct
{
  const char *latin;
  const char *native; /* (nullable): in its own script */
} ClewDemoName;

/**
 * ClewDemoPool:
 * @weight: how many of a hundred people
 * @language: (nullable): an id of clew_languages that some of them speak best
 * @race: an id of the race categories, or %NULL for any
 * @hispanic: whether the ethnicity is Hispanic
 * @described: (nullable): how some describe themselves; ends with %NULL
 * @women: given names; ends with a %NULL one
 * @men: likewise
 * @families: family names, likewise
 */
typedef struct
{
  guint               weight;
  const char         *language;
  const char         *race;
  gboolean            hispanic;
  const char *const  *described;
  const ClewDemoName *women;
  const ClewDemoName *men;
  const ClewDemoName *families;
} ClewDemoPool;

extern const ClewDemoPool clew_demo_pools[];
extern const guint        clew_demo_n_pools;
