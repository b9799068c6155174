/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-wording.h"
#include "rules/clew-signer-rules.h"

/* Making a release of information and recording what became of it. */

/**
 * ClewReleaseDraft:
 *
 * What the assistant has gathered. Not kept until it is printed.
 */
typedef struct
{
  ClewRecord *participant; /* nullable: a blank form */
  GPtrArray  *agencies;    /* ClewReleaseOffer: the site's list, offered or not */
  char       *language;    /* of the form */
  char       *door;        /* nullable */
  ClewDay     expires_on;  /* first day without authority, or unknown */
  char       *expires_event;
  gboolean    a4;
  gboolean    large_print;
  gboolean    interpreter;
  char       *renews;         /* (nullable): id of the release that this one renews */
  char       *adds_to;        /* nullable: the release that the form only adds agencies to */
  char       *adds_to_number; /* nullable: its form number */
  char       *kind;           /* an id of clew_consent_kinds: kinds are never merged on one form */
  char       *proceeding;     /* nullable: for use in a proceeding: in which */
  guint       copies;         /* of a blank form; each has its own number */
  gboolean    no_end;         /* nothing ends it; only for treatment, payment and operations */
  /*< private >*/
  ClewWording *words; /* what the wording said when it was last looked at */
  char        *body;  /* of that */
} ClewReleaseDraft;

/**
 * ClewReleaseOffer:
 * @agency: an agency's record
 * @offered: whether the form offers it
 * @categories: ids of the kinds of information offered to it, %NULL-terminated
 */
typedef struct
{
  ClewRecord *agency;
  gboolean    offered;
  GStrv       categories;
} ClewReleaseOffer;

/* How a consent that nothing ends has its event: 42 CFR 2.31(a)(7). */
#define CLEW_RELEASE_NEVER "none"
/* The event of one that ends with the treatment; on paper it is said in the form's words. */
#define CLEW_RELEASE_END_OF_TREATMENT "end of the treatment"

/* What a form may be missing. */
typedef enum
{
  CLEW_RELEASE_COMPLETE,
  CLEW_RELEASE_NO_AGENCY,
  CLEW_RELEASE_NO_CATEGORY,
  CLEW_RELEASE_NO_WAY_BACK,
  CLEW_RELEASE_NO_END,
  CLEW_RELEASE_END_PAST,
  CLEW_RELEASE_END_TOO_LATE,
  CLEW_RELEASE_NO_WORDING,
  CLEW_RELEASE_NOT_IN_FORCE,  /* what it adds to */
  CLEW_RELEASE_NAMED_ALREADY, /* what it adds */
  CLEW_RELEASE_BAD_WORDING,
  CLEW_RELEASE_ENDLESS,
  CLEW_RELEASE_MIXED_NOTES,
  CLEW_RELEASE_NOT_TREATMENT,
  CLEW_RELEASE_NO_PROCEEDING,
  CLEW_RELEASE_IRREVOCABLE,
  CLEW_RELEASE_BAD_PROCEEDING,
  CLEW_RELEASE_BAD_REASON,
  CLEW_RELEASE_BAD_OFFICE_NAME,
} ClewReleaseGap;

/* The steps of making a release, in order. */
typedef enum
{
  CLEW_RELEASE_STEP_PERSON,
  CLEW_RELEASE_STEP_AGENCIES,
  CLEW_RELEASE_STEP_INFORMATION,
  CLEW_RELEASE_STEP_TIME,
  CLEW_RELEASE_STEP_FORMAT,
  CLEW_RELEASE_STEP_CHECK,
  CLEW_RELEASE_N_STEPS,
} ClewReleaseStep;

/**
 * ClewReleaseElement:
 * @label: what a written consent must have, for people
 * @citation: where that is written
 * @step: the step that answers it
 * @gap: says whether a draft has it
 * @kind: (nullable): the only kind of consent that needs it
 */
typedef struct
{
  const char     *label;
  const char     *citation;
  ClewReleaseStep step;
  ClewReleaseGap (*gap) (ClewReleaseDraft *draft, ClewOffice *office);
  const char *kind;
} ClewReleaseElement;

/* Ends with a %NULL label. */
extern const ClewReleaseElement clew_release_elements[];

ClewReleaseDraft *clew_release_draft_new (ClewOffice *office,
                                          const char *participant,
                                          GError    **error);
void              clew_release_draft_free (ClewReleaseDraft *draft);
void              clew_release_draft_set_kind (ClewReleaseDraft *draft, const char *kind);
ClewReleaseOffer *clew_release_draft_find (ClewReleaseDraft *draft, const char *agency_id);
void              clew_release_draft_offer (ClewReleaseDraft *draft,
                                            const char       *agency_id,
                                            gboolean          offered);
gboolean          clew_release_offer_has (const ClewReleaseOffer *offer, const char *category);
void              clew_release_offer_set (ClewReleaseOffer *offer,
                                          const char       *category,
                                          gboolean          on);
ClewReleaseGap    clew_release_draft_check (ClewReleaseDraft *draft, ClewOffice *office);
gboolean          clew_release_element_applies (const ClewReleaseElement *element,
                                                const ClewReleaseDraft   *draft);
ClewDay           clew_release_draft_get_latest (const ClewReleaseDraft *draft, ClewOffice *office);
guint             clew_release_draft_count_offered (ClewReleaseDraft *draft);
const char       *clew_release_gap_message (ClewReleaseGap gap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewReleaseDraft, clew_release_draft_free)

ClewRecord *clew_release_find_wording (ClewStore *store, const char *language, GError **error);
ClewRecord *clew_release_find_wording_for (ClewStore  *store,
                                           const char *kind,
                                           const char *language,
                                           GError    **error);
char       *clew_release_next_number (ClewOffice *office, GError **error);

/**
 * ClewReleasePrinter:
 *
 * Makes the paper for a draft under its number. Returns the file's bytes.
 */
typedef GBytes *(*ClewReleasePrinter) (ClewOffice       *office,
                                       ClewReleaseDraft *draft,
                                       ClewRecord       *wording,
                                       const char       *form_number,
                                       gpointer          data,
                                       GError          **error);

char    *clew_release_issue (ClewOffice        *office,
                             ClewReleaseDraft  *draft,
                             ClewReleasePrinter printer,
                             gpointer           data,
                             GBytes           **pdf,
                             GError           **error);
gboolean clew_release_issue_together (ClewOffice              *office,
                                      ClewReleaseDraft *const *drafts,
                                      guint                    n,
                                      ClewReleasePrinter       printer,
                                      gpointer                 data,
                                      char                   **ids,
                                      GBytes                 **pdfs,
                                      GError                 **error);
GBytes  *clew_release_load_pdf (ClewOffice *office, const char *consent, GError **error);
GBytes  *clew_release_take_copy (ClewOffice *office,
                                 const char *consent,
                                 gboolean    on_paper,
                                 GError    **error);

/**
 * ClewReleaseSignature:
 * @on: the date beside the signature
 * @agencies: (element-type ClewReleaseOffer): as ticked on the paper
 * @signer: who signed
 * @signed_by: (nullable): the name of who signed for the participant
 * @authority: (nullable): by what authority
 * @explained_by: (nullable): id of the staff member who explained it, or %NULL for me
 * @interpreter: (nullable): the interpreter's name
 * @witness: (nullable): the witness's name
 * @read_aloud: whether the form was read aloud
 *
 * What the signed paper says.
 */
typedef struct
{
  ClewDay          on;
  const GPtrArray *agencies;
  ClewSigner       signer;
  const char      *signed_by;
  const char      *authority;
  const char      *explained_by;
  const char      *interpreter;
  const char      *witness;
  gboolean         read_aloud;
} ClewReleaseSignature;

/* After the paper is signed, or not. @agencies: ClewReleaseOffer as ticked. */
gboolean    clew_release_record_signature (ClewOffice                 *office,
                                           const char                 *consent,
                                           const ClewReleaseSignature *signature,
                                           const char                **field,
                                           GError                    **error);
const char *clew_release_signer_problem (ClewSignerAnswer answer);
gboolean    clew_release_record_signed (ClewOffice      *office,
                                        const char      *consent,
                                        ClewDay          on,
                                        const GPtrArray *agencies,
                                        const char      *interpreter,
                                        const char      *witness,
                                        GError         **error);
gboolean    clew_release_record_event (ClewOffice *office,
                                       const char *consent,
                                       const char *kind,
                                       ClewDay     on,
                                       const char *agency,
                                       gboolean    by_mouth,
                                       GError    **error);
gboolean    clew_release_record_taken_back (ClewOffice        *office,
                                            const char        *consent,
                                            ClewDay            on,
                                            const char *const *agencies,
                                            gboolean           by_mouth,
                                            GError           **error);
gboolean    clew_release_record_restricted (ClewOffice *office,
                                            const char *consent,
                                            ClewDay     on,
                                            const char *agency,
                                            const char *category,
                                            GError    **error);
gboolean    clew_release_can_correct (const char *kind);
gboolean    clew_release_record_correction (ClewOffice *office, const char *event, GError **error);
GPtrArray  *clew_release_load_offers (ClewOffice *office, const char *consent, GError **error);
void        clew_release_offer_free (ClewReleaseOffer *offer);
