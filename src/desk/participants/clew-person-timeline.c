/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-timeline.h"

#include "desk/clew-accessible.h"
#include "desk/clew-boxed-rows.h"
#include "desk/clew-message.h"
#include "records/clew-day-words.h"
#include "records/clew-timeline.h"

#include <glib/gi18n.h>

/* How many entries one look takes in; most people have fewer. */
#define STEP 100
/* Of a long note so many lines stand; a press shows the rest. */
#define NOTE_LINES 3

/* What the filter offers: tables whose records are shown, NULL for all. */
static const struct
{
  const char *label;
  const char *tables[5];
} filters[] = {
  { N_ ("Everything"), { NULL } },
  { N_ ("Contacts"), { "contact_note", NULL } },
  { N_ ("Court"), { "hearing", "warrant", "decision", "court_case", NULL } },
  { N_ ("Releases"), { "consent_event", "received", "received_event", NULL } },
  { N_ ("Referral and enrollment"), { "referral", "enrollment_event", NULL } },
};

static const struct
{
  const char *table;
  const char *icon_name;
} icons[] = {
  { "contact_note", "chat-message-new-symbolic" },
  { "hearing", "x-office-calendar-symbolic" },
  { "warrant", "dialog-warning-symbolic" },
  { "decision", "emblem-default-symbolic" },
  { "court_case", "folder-documents-symbolic" },
  { "consent_event", "document-edit-symbolic" },
  { "received", "mail-unread-symbolic" },
  { "received_event", "edit-undo-symbolic" },
  { "referral", "go-jump-symbolic" },
  { "enrollment_event", "user-available-symbolic" },
};

struct _ClewPersonTimeline
{
  AdwBin parent_instance;

  GtkDropDown *filter;
  GtkStack    *states;
  GtkBox      *months;
  GtkWidget   *earlier_button;
  GtkWidget   *nothing_page;

  ClewOffice *office;
  char       *id;
  GPtrArray  *entries;
  guint       limit;
};

G_DEFINE_FINAL_TYPE (ClewPersonTimeline, clew_person_timeline, ADW_TYPE_BIN)

static const char *
find_icon (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (icons[i].table, table))
      return icons[i].icon_name;
  return "view-list-bullet-symbolic";
}

static gboolean
is_shown (ClewPersonTimeline *timeline, const ClewTimelineEntry *entry)
{
  guint filter = gtk_drop_down_get_selected (timeline->filter);

  if (filter == 0 || filter >= G_N_ELEMENTS (filters))
    return TRUE;
  return g_strv_contains (filters[filter].tables, entry->kind);
}

/* The page on which a record of @kind is shown, and the id to go to. */
static const char *
find_target (ClewPersonTimeline *timeline,
             const char         *kind,
             const char         *id,
             char              **target,
             GError            **error)
{
  const char *column = g_str_equal (kind, "consent_event") ? "consent" : "court_case";
  g_autoptr (ClewRecord) record = NULL;

  if (g_str_equal (kind, "court_case"))
    {
      *target = g_strdup (id);
      return "win.show-case";
    }
  record = clew_record_load (clew_office_get_store (timeline->office), clew_kind_find (kind), id,
                             error);
  if (record == NULL)
    return NULL;
  *target = g_strdup (clew_record_get_text (record, column));
  return g_str_equal (column, "consent") ? "win.show-release" : "win.show-case";
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, ClewPersonTimeline *timeline)
{
  const char      *kind = g_object_get_data (G_OBJECT (row), "clew-kind");
  g_autofree char *target = NULL;
  const char      *action;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (kind, "contact_note"))
    {
      int lines = adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row));

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), lines == 0 ? NOTE_LINES : 0);
      return;
    }
  action = find_target (timeline, kind, g_object_get_data (G_OBJECT (row), "clew-id"), &target,
                        &error);
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), action, "s", target);
  else
    gtk_window_present (clew_message_new_problem (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))), NULL, error));
}

static GtkWidget *
create_row (const ClewTimelineEntry *entry, ClewDay today)
{
  g_autofree char *day = clew_day_words_short (entry->day, today);
  g_autofree char *relative = clew_day_words_relative (entry->day, today);
  g_autofree char *subtitle = NULL;
  GtkWidget       *row;

  /* Hearings to come say how soon; for what is past the date is enough. */
  if (entry->day < today)
    g_clear_pointer (&relative, g_free);
  subtitle = g_strjoin (" · ", day, relative != NULL ? relative : entry->detail,
                        relative != NULL ? entry->detail : NULL, NULL);
  row = clew_boxed_row_new (find_icon (entry->kind), entry->title, subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), NOTE_LINES);
  g_object_set_data (G_OBJECT (row), "clew-kind", (gpointer)entry->kind);
  g_object_set_data_full (G_OBJECT (row), "clew-id", g_strdup (entry->id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    !g_str_equal (entry->kind, "referral") &&
                                      !g_str_equal (entry->kind, "enrollment_event"));
  return row;
}

static GtkListBox *
add_month (ClewPersonTimeline *timeline, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, title);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), timeline);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (timeline->months, box);
  return GTK_LIST_BOX (list);
}

static char *
dup_month (ClewDay day, ClewDay today)
{
  int year, month;
  g_autoptr (GDateTime) time = NULL;

  if (day > today)
    return g_strdup (_ ("Still to Come"));
  if (day == today)
    return g_strdup (_ ("Today"));
  clew_day_split (day, &year, &month, NULL);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* Translators: a month and a year as g_date_time_format() takes them */
  return g_date_time_format (time, C_ ("date", "%B %Y"));
}

static void
show_entries (ClewPersonTimeline *timeline)
{
  ClewDay          today = clew_office_today (timeline->office);
  GtkListBox      *list = NULL;
  g_autofree char *shown_month = NULL;
  guint            n = 0;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (timeline->months))) != NULL)
    gtk_box_remove (timeline->months, child);
  for (guint i = 0; i < timeline->entries->len && n <= timeline->limit; i++)
    {
      const ClewTimelineEntry *entry = g_ptr_array_index (timeline->entries, i);
      g_autofree char         *month = NULL;

      if (!is_shown (timeline, entry) || n++ == timeline->limit)
        continue;
      month = dup_month (entry->day, today);
      if (list == NULL || !g_str_equal (month, shown_month))
        {
          list = add_month (timeline, month);
          g_free (shown_month);
          shown_month = g_steal_pointer (&month);
        }
      gtk_list_box_append (list, create_row (entry, today));
    }
  gtk_widget_set_visible (timeline->earlier_button, n > timeline->limit);
  gtk_stack_set_visible_child_name (timeline->states, n > 0 ? "list" : "nothing");
}

static void
filter_cb (ClewPersonTimeline *timeline)
{
  if (timeline->entries == NULL)
    return;
  timeline->limit = STEP;
  show_entries (timeline);
}

static void
earlier_cb (ClewPersonTimeline *timeline)
{
  timeline->limit += STEP;
  show_entries (timeline);
}

static void
clew_person_timeline_dispose (GObject *object)
{
  ClewPersonTimeline *timeline = CLEW_PERSON_TIMELINE (object);

  g_clear_pointer (&timeline->entries, g_ptr_array_unref);
  g_clear_pointer (&timeline->id, g_free);
  g_clear_object (&timeline->office);

  G_OBJECT_CLASS (clew_person_timeline_parent_class)->dispose (object);
}

static void
clew_person_timeline_class_init (ClewPersonTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_person_timeline_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-person-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPersonTimeline, filter);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonTimeline, states);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonTimeline, months);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonTimeline, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonTimeline, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
clew_person_timeline_init (ClewPersonTimeline *timeline)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (timeline));
  timeline->limit = STEP;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_string_list_append (labels, _ (filters[i].label));
  gtk_drop_down_set_model (timeline->filter, G_LIST_MODEL (labels));
}

/**
 * clew_person_timeline_show:
 * @timeline: the tab
 * @office: the open office
 * @id: a participant's id
 * @error: return location
 *
 * Returns: %FALSE with @error set when it could not be read
 */
gboolean
clew_person_timeline_show (ClewPersonTimeline *timeline,
                           ClewOffice         *office,
                           const char         *id,
                           GError            **error)
{
  GPtrArray *entries = clew_timeline_load (clew_office_get_store (office), id, error);

  if (entries == NULL)
    return FALSE;
  if (g_strcmp0 (timeline->id, id) != 0)
    timeline->limit = STEP;
  g_set_object (&timeline->office, office);
  g_free (timeline->id);
  timeline->id = g_strdup (id);
  g_clear_pointer (&timeline->entries, g_ptr_array_unref);
  timeline->entries = entries;
  show_entries (timeline);
  return TRUE;
}
