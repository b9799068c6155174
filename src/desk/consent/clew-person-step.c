/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-accessible.h"
#include "desk/clew-pill.h"
#include "desk/clew-check-row.h"
#include "records/clew-day-words.h"
#include "records/clew-facts.h"
#include "records/clew-person-name.h"
#include "records/clew-state-words.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n.h>

/* Whose release it is, and what stands already. */

typedef struct
{
  ClewStep   parent_instance;
  GPtrArray *kinds; /* ClewCheckRow, in the order of clew_consent_kinds */
  GtkWidget *proceeding_list;
  GtkWidget *proceeding;
  GtkWidget *proceeding_problem;
} ClewPersonStep;

typedef ClewStepClass ClewPersonStepClass;

G_DEFINE_TYPE (ClewPersonStep, clew_person_step, CLEW_TYPE_STEP)

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* What it is, small; who it is, as large as it must be to be checked. */
static void
add_row (GtkWidget *list, const char *title, GtkWidget *value, const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  /* Translators: spoken for a row: what it is, then what it says */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), title, text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  clew_accessible_set_name (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_text (GtkWidget *list, const char *title, const char *text)
{
  add_row (list, title, new_text (text), text);
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
    case CLEW_RELEASE_DEFICIENT:
      return _ ("The last release lacked something, so nobody may hear anything by it.");
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_EXPIRED:
    case CLEW_RELEASE_ENDED:
    case CLEW_RELEASE_N_STATES:
    default:
      return NULL;
    }
}

static void
show_release (ClewStep *step, GtkWidget *list)
{
  ClewOffice *office = clew_step_get_office (step);
  ClewDay     today = clew_office_today (office);
  g_autoptr (ClewFacts) facts = clew_facts_load (
    clew_office_get_store (office), clew_record_get_id (clew_step_get_draft (step)->participant),
    NULL);
  const char        *unread = _ ("The records can’t be read now.");
  ClewReleaseSummary release;
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget         *pill;
  g_autofree char   *words = NULL;

  if (facts == NULL)
    {
      gtk_box_append (GTK_BOX (box), new_text (unread));
      add_row (list, _ ("Release now"), box, unread);
      return;
    }
  release = clew_facts_get_release (facts, today);
  pill = clew_pill_new_release (release.state, release.day, today);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), pill);
  if (warning_for (release.state) != NULL)
    gtk_box_append (GTK_BOX (box), new_text (warning_for (release.state)));
  words = clew_release_words (release.state, release.day, today);
  add_row (list, _ ("Release now"), box, words);
}

/* What each kind is for, in the order of clew_consent_kinds. */
static const char *const kind_texts[CLEW_CONSENT_N_KINDS] = {
  [CLEW_CONSENT_MULTI_PARTY] = N_ ("The agencies of the site may talk with each other"),
  [CLEW_CONSENT_TREATMENT] = N_ ("Only for care: clinics, health plans and who pays"),
  [CLEW_CONSENT_COUNSELING_NOTES] = N_ ("Only a counselor’s private notes of drug or alcohol "
                                        "counseling"),
  [CLEW_CONSENT_PROCEEDINGS] = N_ ("Only for use in one case or hearing, which is named"),
};

/* What is wrong with the name, once there is one. */
static void
show_problem (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  gboolean          bad =
    g_str_equal (draft->kind, "proceedings") &&
    clew_wording_judge_typed (draft->proceeding, CLEW_FORM_PROCEEDINGS) != CLEW_WORDING_GOOD;
  GtkWidget *problem = ((ClewPersonStep *)step)->proceeding_problem;

  gtk_label_set_label (GTK_LABEL (problem),
                       bad ? clew_release_gap_message (CLEW_RELEASE_BAD_PROCEEDING) : "");
  gtk_widget_set_visible (problem, bad);
}

static void
show_kind (ClewStep *step)
{
  gtk_widget_set_visible (((ClewPersonStep *)step)->proceeding_list,
                          g_str_equal (clew_step_get_draft (step)->kind, "proceedings"));
  show_problem (step);
}

static void
kind_cb (ClewStep *step)
{
  ClewPersonStep   *self = (ClewPersonStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  for (guint i = 0; i < self->kinds->len; i++)
    if (clew_check_row_get_active (g_ptr_array_index (self->kinds, i)) &&
        !g_str_equal (draft->kind, clew_consent_kinds[i].id))
      {
        clew_release_draft_set_kind (draft, clew_consent_kinds[i].id);
        show_kind (step);
        clew_step_answered (step);
        return;
      }
}

static void
proceeding_cb (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkEditable      *entry = GTK_EDITABLE (((ClewPersonStep *)step)->proceeding);

  g_free (draft->proceeding);
  draft->proceeding = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  show_problem (step);
  clew_step_answered (step);
}

/* One kind a form: they are never merged (42 CFR 2.31(b), (d)). */
static GtkWidget *
new_kinds (ClewStep *step)
{
  ClewPersonStep *self = (ClewPersonStep *)step;
  GtkWidget      *list = gtk_list_box_new ();
  ClewCheckRow   *first = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, _ ("Kind of release"));
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    {
      ClewCheckRow *row = clew_check_row_new_choice (_ (clew_consent_kinds[i].label),
                                                        _ (kind_texts[i]), first);

      first = first != NULL ? first : row;
      g_ptr_array_add (self->kinds, row);
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
      if (g_str_equal (clew_step_get_draft (step)->kind, clew_consent_kinds[i].id))
        clew_check_row_set_active (row, TRUE);
    }
  for (guint i = 0; i < self->kinds->len; i++)
    g_signal_connect_object (g_ptr_array_index (self->kinds, i), "toggled", G_CALLBACK (kind_cb),
                             step, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
new_proceeding (ClewStep *step)
{
  ClewPersonStep *self = (ClewPersonStep *)step;
  const char     *named = clew_step_get_draft (step)->proceeding;

  self->proceeding_list = gtk_list_box_new ();
  self->proceeding = adw_entry_row_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->proceeding_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->proceeding_list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proceeding),
                                 _ ("Name of the case or hearing, as the form says it"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->proceeding), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->proceeding), named != NULL ? named : "");
  gtk_list_box_append (GTK_LIST_BOX (self->proceeding_list), self->proceeding);
  g_signal_connect_object (self->proceeding, "changed", G_CALLBACK (proceeding_cb), step,
                           G_CONNECT_SWAPPED);
  self->proceeding_problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->proceeding_problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->proceeding_problem), 0);
  gtk_widget_add_css_class (self->proceeding_problem, "caption");
  return self->proceeding_list;
}

static void
add_kinds (ClewStep *step, GtkWidget *column)
{
  GtkWidget *heading = gtk_label_new (_ ("Which kind of form?"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (GTK_BOX (column), new_kinds (step));
  gtk_box_append (GTK_BOX (column), new_proceeding (step));
  gtk_box_append (GTK_BOX (column), ((ClewPersonStep *)step)->proceeding_problem);
  show_kind (step);
}

static const char question[] = N_ ("Whose release is this?");
static const char explanation[] =
  N_ ("Check that this is the right person. The form prints the name and date of birth.");

static const char blank_question[] = N_ ("A form for nobody yet");
static const char blank_explanation[] =
  N_ ("It has a line for the name, and a number of its own. When somebody brings it back signed, "
      "choose Enter a Signed Blank Form in the menu.");

static void
copies_cb (GtkSpinButton *spin, GParamSpec *pspec, ClewStep *step)
{
  clew_step_get_draft (step)->copies = (guint)gtk_spin_button_get_value_as_int (spin);
  clew_step_answered (step);
}

/* As many as a day of outreach takes; each is a form by itself. */
static void
start_blank (ClewStep *step)
{
  GtkWidget *column = clew_step_lay_out (step, _ (blank_question), _ (blank_explanation));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 200, 1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("How many to print"));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  clew_accessible_set_name (spin, _ ("How many to print"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (column), list);
  g_signal_connect_object (spin, "notify::value", G_CALLBACK (copies_cb), step, 0);
}

static void
start_person (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkWidget        *column;
  GtkWidget        *list = gtk_list_box_new ();
  g_autofree char  *name = clew_person_dup_full_name (draft->participant);
  ClewDay           born = clew_record_get_day (draft->participant, "birth_date");
  g_autofree char  *birth_date = clew_day_words (born);
  const char       *door = clew_choice_get_label (clew_doors, draft->door);

  column = clew_step_lay_out (step, _ (question), _ (explanation));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (column), list);
  add_text (list, _ ("Name"), name);
  add_text (list, _ ("Date of birth"), born != CLEW_DAY_UNKNOWN ? birth_date : _ ("Not known"));
  add_text (list, _ ("Came by"), door != NULL ? door : _ ("No referral yet"));
  show_release (step, list);
  add_kinds (step, column);
}

static void
start (ClewStep *step)
{
  if (clew_step_get_draft (step)->participant != NULL)
    start_person (step);
  else
    start_blank (step);
}

static char *
summarize_blank (const ClewReleaseDraft *draft)
{
  guint copies = MAX (draft->copies, 1);

  return g_strdup_printf (ngettext ("%u blank form", "%u blank forms", copies), copies);
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  g_autofree char  *name = NULL;

  if (draft->participant == NULL)
    return summarize_blank (draft);
  name = clew_person_dup_full_name (draft->participant);
  if (g_str_equal (draft->kind, "multi_party"))
    return g_steal_pointer (&name);
  /* Translators: a person’s name, then the kind of form */
  return g_strdup_printf (_ ("%s, %s"), name,
                             clew_choice_get_label (clew_consent_kinds, draft->kind));
}

static void
clew_person_step_finalize (GObject *object)
{
  g_ptr_array_unref (((ClewPersonStep *)object)->kinds);

  G_OBJECT_CLASS (clew_person_step_parent_class)->finalize (object);
}

static void
clew_person_step_class_init (ClewPersonStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_person_step_finalize;
  klass->start = start;
  klass->summarize = summarize;
}

static void
clew_person_step_init (ClewPersonStep *step)
{
  step->kinds = g_ptr_array_new ();
}
