/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-consent-rules.h"
#include "rules/clew-enrollment-rules.h"
#include "store/clew-store.h"

/* What the rules need to know about a person, read from the events. */

typedef struct _ClewFacts ClewFacts;

/* Called once a person; @facts lives until the call returns. */
typedef gboolean (*ClewFactsFunc) (const ClewFacts *facts, gpointer data);

int        clew_facts_find_kind (const char *id);
ClewFacts *clew_facts_load (ClewStore *store, const char *participant, GError **error);
gboolean   clew_facts_each (ClewStore         *store,
                            const char *const *participants,
                            ClewFactsFunc      func,
                            gpointer           data,
                            GError           **error);
gboolean   clew_facts_each_releases (ClewStore         *store,
                                     const char *const *participants,
                                     ClewFactsFunc      func,
                                     gpointer           data,
                                     GError           **error);
gboolean   clew_facts_each_enrollment (ClewStore         *store,
                                       const char *const *participants,
                                       ClewFactsFunc      func,
                                       gpointer           data,
                                       GError           **error);
void       clew_facts_free (ClewFacts *facts);

const char          *clew_facts_get_participant (const ClewFacts *facts);
const ClewConsent   *clew_facts_get_consents (const ClewFacts *facts, guint *n_consents);
const char          *clew_facts_get_door (const ClewFacts *facts);
const char          *clew_facts_get_case_manager (const ClewFacts *facts);
const ClewConsent   *clew_facts_get_consents_of (const ClewFacts *facts,
                                                 ClewConsentKind  kind,
                                                 guint           *n_consents);
const ClewConsent   *clew_facts_get_additions (const ClewFacts *facts, guint *n_additions);
const ClewAgencyGap *clew_facts_get_gaps (const ClewFacts *facts, guint *n_gaps);
const ClewConsent   *clew_facts_find_base (const ClewFacts *facts, const char *addition);
ClewDay              clew_facts_get_referred (const ClewFacts *facts);
ClewReleaseSummary   clew_facts_get_release (const ClewFacts *facts, ClewDay on);
ClewEnrollment       clew_facts_get_enrollment (const ClewFacts *facts, ClewDay on);
ClewDay              clew_facts_get_intake (const ClewFacts *facts, ClewDay on);
ClewHearAnswer       clew_facts_may_hear (const ClewFacts *facts,
                                          const char      *agency,
                                          const char      *category,
                                          ClewDay          on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewFacts, clew_facts_free)

/* How many days before its end a release counts as expiring. */
#define CLEW_RELEASE_SOON_DAYS 30
