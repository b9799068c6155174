/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-pill.h"
#include "records/clew-day-words.h"
#include "records/clew-facts.h"
#include "records/clew-person-name.h"

#include <glib/gi18n.h>

/* Whose release it is, and what stands already. */

typedef struct
{
  ClewStep parent_instance;
} ClewPersonStep;

typedef ClewStepClass ClewPersonStepClass;

G_DEFINE_TYPE (ClewPersonStep, clew_person_step, CLEW_TYPE_STEP)

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* What to know before another release is made. */
static const char *
warning_for (ClewReleaseState state)
{
  switch (state)
    {
    case CLEW_RELEASE_ACTIVE:
    case CLEW_RELEASE_EXPIRING:
      return _ ("A release is in force. Once the new one is signed, the new one governs.");
    case CLEW_RELEASE_PARTLY_REVOKED:
    case CLEW_RELEASE_REVOKED:
      return _ ("They took a release back. Offer only what they want to offer now.");
    case CLEW_RELEASE_DECLINED:
      return _ ("They declined a release. That is a good answer too.");
    case CLEW_RELEASE_PREPARED:
      return _ ("A printed release is waiting for a signature. You may not need another.");
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_EXPIRED:
    case CLEW_RELEASE_ENDED:
    case CLEW_RELEASE_DEFICIENT:
    case CLEW_RELEASE_N_STATES:
    default:
      return NULL;
    }
}

static void
show_release (ClewStep *step, GtkWidget *column, GtkWidget *group)
{
  ClewOffice *office = clew_step_get_office (step);
  ClewDay     today = clew_office_today (office);
  g_autoptr (ClewFacts) facts = clew_facts_load (
    clew_office_get_store (office), clew_record_get_id (clew_step_get_draft (step)->participant),
    NULL);
  ClewReleaseSummary release;
  GtkWidget         *row;

  if (facts == NULL)
    return;
  release = clew_facts_get_release (facts, today);
  row = add_row (group, _ ("Release now"), warning_for (release.state));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             clew_pill_new_release (release.state, release.day, today));
}

static void
start (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkWidget        *column = clew_step_lay_out (
           step, _ ("Whose release is this?"),
                    _ ("Check that this is the right person. The form prints the name and date of birth."));
  GtkWidget       *group = adw_preferences_group_new ();
  g_autofree char *name = clew_person_dup_full_name (draft->participant);
  ClewDay          born = clew_record_get_day (draft->participant, "birth_date");
  g_autofree char *birth_date = clew_day_words (born);
  const char      *door = clew_choice_get_label (clew_doors, draft->door);

  gtk_box_append (GTK_BOX (column), group);
  add_row (group, _ ("Name"), name);
  add_row (group, _ ("Date of birth"), born != CLEW_DAY_UNKNOWN ? birth_date : _ ("Not known"));
  add_row (group, _ ("Came by"), door != NULL ? door : _ ("No referral yet"));
  show_release (step, column, group);
}

static char *
summarize (ClewStep *step)
{
  return clew_person_dup_full_name (clew_step_get_draft (step)->participant);
}

static void
clew_person_step_class_init (ClewPersonStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
}

static void
clew_person_step_init (ClewPersonStep *step)
{
}
