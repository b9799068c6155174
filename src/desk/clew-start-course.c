/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-start-course.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* What the button of a row carries. */
#define ID "clew-id"

static void
seen_cb (ClewOffice *office, GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (button);
  g_autoptr (GError) error = NULL;

  if (!clew_refusal_see (office, g_object_get_data (G_OBJECT (button), ID), &error))
    gtk_window_present (
      clew_message_new_problem (GTK_WINDOW (root), _ ("Nothing Was Changed"), error));
}

static GtkWidget *
create_seen_button (ClewOffice *office, ClewRefusalRow *row)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Looked At"));
  /* Translators: spoken for a button; %s is a person */
  g_autofree char *spoken = g_strdup_printf (_ ("Looked at the refused decision about %s"),
                                                row->of.name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  clew_accessible_set_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), ID, g_strdup (row->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (seen_cb), office, G_CONNECT_SWAPPED);
  return button;
}

static void
case_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.show-case", "s", g_object_get_data (G_OBJECT (row), ID));
}

static void
preferences_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "app.preferences-page", "s", "courts");
}

static GtkWidget *
create_row (const char *icon_name, const char *title, const char *subtitle, GCallback activated)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", activated, NULL);
  return row;
}

/**
 * clew_start_course_new_refusal:
 * @office: the open office
 * @row: a decision that was refused
 * @initials: whether initials stand for the name
 *
 * Whoever manages the project has a button there that says that they have looked at it.
 *
 * Returns: (transfer floating): its row, which leads to the case
 */
GtkWidget *
clew_start_course_new_refusal (ClewOffice *office, ClewRefusalRow *row, gboolean initials)
{
  ClewDay          today = clew_office_today (office);
  const char      *aspect = clew_choice_get_label (clew_course_aspects, row->aspect);
  g_autofree char *relative = clew_day_words_relative (row->on, today);
  g_autofree char *title = g_strdup_printf ("%s · %s", initials ? row->of.initials : row->of.name,
                                            aspect);
  /* Translators: of a refused decision: when it was tried, and by whom */
  g_autofree char *who = row->by != NULL ? g_strdup_printf (_ ("Tried %s by %s"), relative, row->by)
                                         : g_strdup_printf (_ ("Tried %s"), relative);
  g_autofree char *subtitle = row->of.cause_number != NULL
                                ? g_strjoin (" · ", who, row->of.court, row->of.cause_number, NULL)
                                : g_strjoin (" · ", who, row->of.court, NULL);
  GtkWidget       *widget = create_row ("dialog-warning-symbolic", title, subtitle,
                                        G_CALLBACK (case_cb));

  g_object_set_data_full (G_OBJECT (widget), ID, g_strdup (row->of.court_case), g_free);
  if (clew_refusal_may_see (office))
    adw_action_row_add_suffix (ADW_ACTION_ROW (widget), create_seen_button (office, row));
  return widget;
}

/**
 * clew_start_course_new_missing:
 * @missing: a class of charges for which nothing is entered
 *
 * Returns: (transfer floating): its row, which leads to where it is entered
 */
GtkWidget *
clew_start_course_new_missing (const ClewMissingCourse *missing)
{
  const char      *label = clew_choice_get_label (clew_charge_classes, missing->charge_class);
  g_autofree char *subtitle = g_strdup_printf (
    ngettext ("Decisions in %u open case can’t be compared",
              "Decisions in %u open cases can’t be compared", missing->n_cases),
    missing->n_cases);
  GtkWidget *row = create_row ("document-edit-symbolic", label, subtitle,
                               G_CALLBACK (preferences_cb));

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/**
 * clew_start_course_new_concern:
 * @row: a concern without an answer
 * @today: today
 * @initials: whether initials stand for the name
 *
 * Returns: (transfer floating): its row, which leads to the case
 */
GtkWidget *
clew_start_course_new_concern (ClewConcernRow *row, ClewDay today, gboolean initials)
{
  const char      *about = clew_choice_get_label (clew_concern_subjects, row->about);
  g_autofree char *title = g_strdup_printf ("%s · %s", initials ? row->of.initials : row->of.name,
                                            about);
  g_autofree char *relative = clew_day_words_relative (row->on, today);
  GtkWidget       *age = gtk_label_new (relative);
  GtkWidget       *widget = create_row ("dialog-question-symbolic", title,
                                        clew_choice_get_label (clew_concern_kinds, row->kind),
                                        G_CALLBACK (case_cb));

  g_object_set_data_full (G_OBJECT (widget), ID, g_strdup (row->of.court_case), g_free);
  gtk_widget_add_css_class (age, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), age);
  return widget;
}
