/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-releases.h"

#include "desk/clew-pill.h"
#include "desk/clew-boxed-rows.h"
#include "desk/participants/clew-person-words.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#include <string.h>

struct _ClewPersonReleases
{
  AdwBin parent_instance;

  GtkStack   *states;
  GtkListBox *list;
  GtkWidget  *new_button;
};

G_DEFINE_FINAL_TYPE (ClewPersonReleases, clew_person_releases, ADW_TYPE_BIN)

static ClewDay
get_prepared (ClewRecord *release)
{
  g_autofree char *day = NULL;

  if (clew_record_get_created (release) == NULL)
    return CLEW_DAY_UNKNOWN;
  day = g_strndup (clew_record_get_created (release), strlen ("2027-05-03"));
  return clew_day_from_iso (day);
}

static GtkWidget *
create_row (const ClewPersonRelease *release, ClewDay today)
{
  g_autofree char *state = clew_release_standing_words (&release->standing, today);
  g_autofree char *prepared = clew_day_words (get_prepared (release->record));
  g_autofree char *when = NULL;
  g_autofree char *agencies = NULL;
  g_autofree char *detail = NULL;
  const char      *parts[] = { NULL, NULL, NULL, NULL, NULL, NULL };
  const char      *tone_class;
  GtkWidget       *row;
  GtkWidget       *icon;

  agencies = g_strdup_printf (ngettext ("%u agency", "%u agencies", release->n_agencies),
                              release->n_agencies);
  /* Translators: of a release; %s is a date */
  when = g_strdup_printf (_ ("prepared %s"), prepared);
  /* Translators: of a release: its form number, its state, how many agencies it names, when */
  parts[0] = clew_record_get_text (release->record, "form_number");
  parts[1] = agencies;
  parts[2] = when;
  parts[3] = release->is_printed ? "" : _ ("paper not kept here");
  if (clew_release_should_have_scan (&release->standing) && !release->has_scan)
    parts[4] = _ ("scan missing");
  detail = clew_person_join (parts);
  row = clew_boxed_row_new (NULL, state, detail);
  icon = gtk_image_new_from_icon_name (release->standing.is_not_theirs
                                         ? "action-unavailable-symbolic"
                                         : clew_release_state_icon (release->standing.state));
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  tone_class = clew_person_tone_class (clew_release_state_tone (release->standing.state));
  if (tone_class != NULL && !clew_release_is_replaced (&release->standing))
    gtk_widget_add_css_class (icon, tone_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  clew_boxed_row_lead_to (row, "win.show-release", clew_record_get_id (release->record));
  return row;
}

static void
clew_person_releases_class_init (ClewPersonReleasesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-person-releases.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPersonReleases, states);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonReleases, list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonReleases, new_button);
  gtk_widget_class_bind_template_callback (widget_class, clew_boxed_list_activate);
}

static void
clew_person_releases_init (ClewPersonReleases *releases)
{
  gtk_widget_init_template (GTK_WIDGET (releases));
}

/**
 * clew_person_releases_show:
 * @releases: the tab
 * @office: the open office
 * @id: a participant's id
 * @error: return location
 *
 * Returns: %FALSE with @error set when something could not be read
 */
gboolean
clew_person_releases_show (ClewPersonReleases *releases,
                           ClewOffice         *office,
                           const char         *id,
                           GError            **error)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (GPtrArray) found = clew_person_load_releases (clew_office_get_store (office), id,
                                                           today, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (rows, create_row (g_ptr_array_index (found, i), today));
  clew_boxed_list_fill (releases->list, rows);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (releases->new_button), "s", id);
  gtk_stack_set_visible_child_name (releases->states, found->len > 0 ? "list" : "nothing");
  return TRUE;
}
