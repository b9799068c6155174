/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "records/clew-wording.h"

/* A consent on paper: which kind it is, its wording says. Only what the form offers
 * is given here; ticks, initials, signature and date happen on paper. */

typedef enum
{
  CLEW_PAPER_LETTER,
  CLEW_PAPER_A4,
} ClewPaper;

/**
 * ClewRoiAgency:
 * @name: the legal name as it stands on the paper
 * @reason: (nullable): one plain line: why this agency is on the form
 * @reason_language: (nullable): the language of @reason, where it is known
 * @categories: ids of the kinds of information offered to it, %NULL-terminated; at least one
 * @only_hears: whether it shares nothing: one funded for victim services must not be asked to
 *   where the form decides about taking part (VAWA, 34 U.S.C. 12291(b)(2))
 */
typedef struct
{
  const char        *name;
  const char        *reason;
  const char        *reason_language;
  const char *const *categories;
  gboolean           only_hears;
} ClewRoiAgency;

/**
 * ClewRoiForm:
 * @wording: the words, in the form's language
 * @form_number: e.g. "PC-2026-0413"; also in the QR code
 * @participant_name: as the person is called on paper; %NULL for a blank form
 * @participant_born: the birth date, or unknown
 * @office_name: who shares
 * @office_address: (nullable): where a written revocation goes
 * @office_phone: (nullable): likewise
 * @agencies: those on the form, in order
 * @n_agencies: how many; at least 1
 * @not_on_form: names of the site's other agencies, %NULL-terminated, or %NULL
 * @categories: ids of the columns of the grid in order, %NULL-terminated
 * @door: (nullable): "arrest_diversion", "social_contact" or "community_referral"
 * @expires_on: first day without authority, or unknown when an event ends it; with
 *   @expires_event or @no_end: the same at the latest
 * @expires_event: (nullable): the event that ends it, in the form's language
 * @no_end: that nothing ends it sooner; only for treatment, payment and operations
 * @proceeding: (nullable): for use in a proceeding: in which
 * @approved_on: the day on which the PCG approved the wording, or unknown (it then says draft)
 * @part2: whether to print the 42 CFR Part 2 notice
 * @paper: size
 * @large_print: 18 pt
 * @interpreter: print the interpreter's lines
 * @adds_to: (nullable): the number of the form that this one only adds agencies to
 * @prepared_at: seconds since 1970 for the file's creation date; the same form gives the same bytes
 */
typedef struct
{
  ClewWording         *wording;
  const char          *form_number;
  const char          *participant_name;
  ClewDay              participant_born;
  const char          *office_name;
  const char          *office_address;
  const char          *office_phone;
  const ClewRoiAgency *agencies;
  guint                n_agencies;
  const char *const   *not_on_form;
  const char *const   *categories;
  const char          *door;
  ClewDay              expires_on;
  const char          *expires_event;
  gboolean             no_end;
  const char          *proceeding;
  ClewDay              approved_on;
  gboolean             part2;
  ClewPaper            paper;
  gboolean             large_print;
  gboolean             interpreter;
  const char          *adds_to;
  gint64               prepared_at;
} ClewRoiForm;

GBytes  *clew_roi_form_render (const ClewRoiForm *form, guint *n_pages, GError **error);
gboolean clew_roi_form_check (const ClewRoiForm *form, const char **element, GError **error);
