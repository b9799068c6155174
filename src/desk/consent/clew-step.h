/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release.h"

/* One step of making a release: one question. The assistant shows it with the
 * draft and hears "answered" whenever the draft changed. */

#define CLEW_TYPE_STEP (clew_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (ClewStep, clew_step, CLEW, STEP, AdwBin)

/**
 * ClewStepClass:
 * @start: fill in what the draft says; called once
 * @summarize: the answer in a few words, for under the step's name
 * @enter: (nullable): the step comes on screen; other steps may have changed the draft
 * @grab_first_focus: (nullable): put the focus where the answer is given; %FALSE when there is
 *   nothing to answer
 */
struct _ClewStepClass
{
  AdwBinClass parent_class;

  void (*start) (ClewStep *step);
  char *(*summarize) (ClewStep *step);
  void (*enter) (ClewStep *step);
  gboolean (*grab_first_focus) (ClewStep *step);
};

void              clew_step_start (ClewStep *step, ClewOffice *office, ClewReleaseDraft *draft);
void              clew_step_enter (ClewStep *step);
gboolean          clew_step_grab_first_focus (ClewStep *step);
char             *clew_step_summarize (ClewStep *step);
ClewOffice       *clew_step_get_office (ClewStep *step);
ClewReleaseDraft *clew_step_get_draft (ClewStep *step);
void              clew_step_answered (ClewStep *step);
GtkWidget        *clew_step_lay_out (ClewStep *step, const char *question, const char *explanation);
GtkWidget        *clew_step_new_row (int number, const char *name, GtkLabel **answer);
