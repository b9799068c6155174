/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Who must sign a release for somebody of an age, and how long a parent's
 * signature holds. Strings are borrowed. */

/* In the order of clew_signers. */
typedef enum
{
  CLEW_SIGNER_PARTICIPANT,
  CLEW_SIGNER_REPRESENTATIVE,
  CLEW_SIGNER_MINOR_AND_PARENT,
  CLEW_SIGNER_N,
} ClewSigner;

extern const char *const clew_signer_ids[CLEW_SIGNER_N + 1];

/**
 * ClewMinorRule:
 * @category: the information category's id
 * @own_consent_age: from this age a minor alone releases it
 */
typedef struct
{
  const char *category;
  int         own_consent_age;
} ClewMinorRule;

/**
 * ClewSignerAges:
 * @majority: the age of majority
 * @rules: (array length=n_rules): the site's own ages; a category without one needs majority
 */
typedef struct
{
  int                  majority;
  const ClewMinorRule *rules;
  guint                n_rules;
} ClewSignerAges;

/* Whether who signed could sign; the first two let it stand. */
typedef enum
{
  CLEW_SIGNER_FITS,
  CLEW_SIGNER_AGE_UNKNOWN,
  CLEW_SIGNER_NEEDS_PARENT,
  CLEW_SIGNER_NEEDS_MINOR,
  CLEW_SIGNER_IS_OF_AGE,
  CLEW_SIGNER_NEEDS_NO_PARENT,
} ClewSignerAnswer;

/* What applies where the site has said nothing. */
#define CLEW_SIGNER_MAJORITY 18

ClewDay          clew_signer_birthday (ClewDay born, int age);
int              clew_signer_own_age (const ClewSignerAges *ages, const char *category);
ClewSigner       clew_signer_find (const char *id);
gboolean         clew_signer_is_authority (const char *text);
gboolean         clew_signer_could_read (const char *form_language,
                                         const char *spoken,
                                         gboolean    needs_interpreter,
                                         gboolean    had_interpreter);
ClewSigner       clew_signer_expect (const ClewSignerAges *ages,
                                     ClewDay               born,
                                     ClewDay               on,
                                     const char *const    *categories);
ClewSignerAnswer clew_signer_check (const ClewSignerAges *ages,
                                    ClewDay               born,
                                    ClewDay               on,
                                    const char *const    *categories,
                                    ClewSigner            signer);
ClewDay          clew_signer_parent_ends (const ClewSignerAges *ages,
                                          ClewDay               born,
                                          ClewDay               on,
                                          const char *const    *categories);
