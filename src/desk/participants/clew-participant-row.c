/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participant-row.h"

#include "base/clew-fold.h"
#include "desk/clew-accessible.h"
#include "desk/clew-pill.h"
#include "desk/participants/clew-person-words.h"
#include "records/clew-day-words.h"
#include "records/clew-who-may-hear.h"

#include <glib/gi18n.h>

#include <string.h>

#define STATE_CHARS 24

struct _ClewParticipantRow
{
  AdwBin parent_instance;

  GtkLabel  *name;
  GtkLabel  *case_manager;
  GtkLabel  *about;
  GtkWidget *icon;
  GtkLabel  *state;

  const char *tone_class;
};

G_DEFINE_FINAL_TYPE (ClewParticipantRow, clew_participant_row, ADW_TYPE_BIN)

/* A cut text can be read whole under the pointer; others need no tooltip. */
static gboolean
query_tooltip_cb (ClewParticipantRow *row,
                  int                 x,
                  int                 y,
                  gboolean            keyboard,
                  GtkTooltip         *tooltip)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkLabel *labels[] = { row->name, row->about, row->state, row->case_manager };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (labels[i])) &&
        pango_layout_is_ellipsized (gtk_label_get_layout (labels[i])))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              gtk_label_get_label (labels[i]));
  if (text->len == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
clew_participant_row_class_init (ClewParticipantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-participant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantRow, name);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantRow, case_manager);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantRow, about);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantRow, state);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
clew_participant_row_init (ClewParticipantRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

/**
 * clew_participant_row_new:
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
clew_participant_row_new (void)
{
  return g_object_new (CLEW_TYPE_PARTICIPANT_ROW, NULL);
}

/* The other names, the one that was searched first: the end may be cut. */
static char *
dup_aliases (const ClewPersonFields *person, const char *search)
{
  g_auto (GStrv) names = g_strsplit (person->aliases, ", ", -1);
  g_autofree char *wanted = search != NULL ? clew_fold (search) : NULL;

  for (guint i = 1; wanted != NULL && *wanted != '\0' && names[i] != NULL; i++)
    {
      g_autofree char *folded = clew_fold (names[i]);

      if (strstr (folded, wanted) != NULL)
        {
          char *found = names[i];

          memmove (names + 1, names, i * sizeof (char *));
          names[0] = found;
          break;
        }
    }
  return g_strjoinv (", ", names);
}

static char *
dup_about (const ClewPersonFields *person, const char *search)
{
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);
  g_autofree char *aliases = NULL;

  if (person->aliases == NULL)
    return g_steal_pointer (&age);
  aliases = dup_aliases (person, search);
  if (age == NULL)
    /* Translators: other names of somebody, in quotation marks */
    return g_strdup_printf (_ ("“%s”"), aliases);
  /* Translators: on a list: the age, then other names: 41, “Chayo” */
  return g_strdup_printf (_ ("%s, “%s”"), age, aliases);
}

/* Shorter than elsewhere where the words would not fit beside a name. */
static char *
dup_release (const ClewPersonFields *person, ClewDay today)
{
  g_autofree char *day = NULL;

  if (person->release != CLEW_RELEASE_PREPARED || person->release_day == CLEW_DAY_UNKNOWN)
    return clew_release_words (person->release, person->release_day, today);
  day = clew_day_words_short (person->release_day, today);
  /* Translators: a release waits for its signature since %s, a date */
  return g_strdup_printf (_ ("Unsigned since %s"), day);
}

static char *
dup_state (const ClewPersonFields *person, ClewDay today)
{
  g_autofree char *release = dup_release (person, today);

  /* Where somebody is not (any more) with the program, that comes first. */
  if (person->enrollment == CLEW_ENROLLMENT_INACTIVE ||
      person->enrollment == CLEW_ENROLLMENT_LEFT ||
      person->enrollment == CLEW_ENROLLMENT_DECEASED)
    return g_strdup_printf ("%s · %s", clew_enrollment_state_word (person->enrollment), release);
  return g_steal_pointer (&release);
}

static void
show_tone (ClewParticipantRow *row, ClewReleaseState state)
{
  const char *tone_class = clew_person_tone_class (clew_release_state_tone (state));

  if (row->tone_class == tone_class)
    return;
  if (row->tone_class != NULL)
    gtk_widget_remove_css_class (row->icon, row->tone_class);
  if (tone_class != NULL)
    gtk_widget_add_css_class (row->icon, tone_class);
  row->tone_class = tone_class;
}

/**
 * clew_participant_row_show:
 * @row: a row
 * @person: whom it shows
 * @search: (nullable): what was typed to find them
 * @similar: whether they match a search only with a slip of the fingers forgiven
 * @today: today
 */
void
clew_participant_row_show (ClewParticipantRow     *row,
                           const ClewPersonFields *person,
                           const char             *search,
                           gboolean                similar,
                           ClewDay                 today)
{
  g_autofree char *about = dup_about (person, search);
  g_autofree char *state = dup_state (person, today);
  g_autofree char *spoken = clew_participant_row_describe (person, similar, today);

  gtk_label_set_label (row->name, person->name);
  gtk_label_set_label (row->case_manager, person->case_manager);
  gtk_label_set_label (row->about, about);
  gtk_widget_set_visible (GTK_WIDGET (row->about), about != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), clew_release_state_icon (person->release));
  show_tone (row, person->release);
  gtk_label_set_label (row->state, state);
  /* Where there is not room for both, other names are cut before the state. */
  gtk_label_set_width_chars (row->state, (int)MIN (g_utf8_strlen (state, -1), STATE_CHARS));
  clew_row_set_accessible_name (GTK_WIDGET (row), spoken);
}

/**
 * clew_participant_row_describe:
 * @person: somebody
 * @similar: whether they match a search only with a slip of the fingers forgiven
 * @today: today
 *
 * Returns: (transfer full): the row as one spoken sentence
 */
char *
clew_participant_row_describe (const ClewPersonFields *person, gboolean similar, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);

  g_ptr_array_add (parts, g_strdup (person->name != NULL ? person->name : ""));
  if (similar)
    /* Translators: spoken: this name is like the one that was searched */
    g_ptr_array_add (parts, g_strdup (_ ("similar name")));
  if (person->aliases != NULL)
    /* Translators: spoken: other names */
    g_ptr_array_add (parts, g_strdup_printf (_ ("also called %s"), person->aliases));
  if (age != NULL)
    /* Translators: spoken: "41" or "about 50" */
    g_ptr_array_add (parts, g_strdup_printf (_ ("age %s"), age));
  g_ptr_array_add (parts, dup_state (person, today));
  if (person->case_manager != NULL)
    /* Translators: spoken; %s is a name or initials */
    g_ptr_array_add (parts, g_strdup_printf (_ ("case manager %s"), person->case_manager));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (GStrv)parts->pdata);
}
