/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participant-adder.h"

#include "desk/clew-message.h"
#include "desk/clew-settings.h"
#include "desk/clew-boxed-rows.h"
#include "desk/clew-field-form.h"
#include "desk/participants/clew-person-words.h"
#include "records/clew-participant-list.h"
#include "records/clew-person.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

/* How many people who might be the same are offered. */
#define N_SIMILAR 3
/* A name shorter than this is like too many others. */
#define SIMILAR_LETTERS 3

struct _ClewParticipantAdder
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *names;
  AdwPreferencesGroup *similar_group;
  GtkListBox          *similar;
  AdwPreferencesGroup *birth;
  AdwPreferencesGroup *way_in;
  AdwPreferencesGroup *work;

  ClewOffice          *office;
  ClewFieldForm       *form;
  ClewRecord          *participant;
  ClewRecord          *referral;
  ClewParticipantList *list;
  gboolean             changed;
  gboolean             more; /* than names */
  char                *chosen;
};

G_DEFINE_FINAL_TYPE (ClewParticipantAdder, clew_participant_adder, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  PERSON_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const name_columns[] = { "given_name", "middle_name", "family_name",
                                            "preferred_name", NULL };
static const char *const birth_columns[] = { "birth_date", "approximate_age", "pronouns",
                                             "language", NULL };

static gboolean
differs_beyond_names (ClewRecord *before, ClewRecord *after)
{
  g_autoptr (ClewRecord) renamed = clew_record_copy (before);

  for (guint i = 0; name_columns[i] != NULL; i++)
    clew_record_set_text (renamed, name_columns[i],
                          clew_record_get_text (after, name_columns[i]));
  return !clew_record_equal (renamed, after);
}

/* Nothing goes to the store before "Add". */
static gboolean
keep (ClewRecord *record, gpointer data, GError **error)
{
  ClewParticipantAdder *adder = data;

  adder->changed = TRUE;
  if (clew_record_get_kind (record) == &clew_kind_participant)
    {
      adder->more |= differs_beyond_names (adder->participant, record);
      g_set_object (&adder->participant, record);
    }
  else
    {
      adder->more = TRUE;
      g_set_object (&adder->referral, record);
    }
  return TRUE;
}

/* Who might be the same */

static char *
dup_typed_names (ClewParticipantAdder *adder)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; name_columns[i] != NULL; i++)
    {
      GtkWidget  *row = clew_field_form_find_row (adder->form, adder->participant,
                                                  name_columns[i]);
      const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

      /* A middle name more than the other record has would hide it. */
      if (i != 1 && *text != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", text);
    }
  return g_string_free (names, FALSE);
}

static GtkWidget *
create_similar_row (const ClewPersonFields *person, ClewDay today)
{
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);
  g_autofree char *state = clew_release_words (person->release, person->release_day, today);
  const char      *parts[] = { person->aliases != NULL ? person->aliases : "",
                          age != NULL ? age : "", state, NULL };
  g_autofree char *detail = clew_person_join (parts);
  GtkWidget       *row = clew_boxed_row_new ("avatar-default-symbolic", person->name, detail);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "clew-id", g_strdup (person->id), g_free);
  return row;
}

static void
show_similar (ClewParticipantAdder *adder)
{
  g_autofree char *names = dup_typed_names (adder);
  ClewDay          today = clew_office_today (adder->office);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (g_utf8_strlen (names, -1) >= SIMILAR_LETTERS)
    {
      clew_participant_list_search (adder->list, names, clew_settings_get_date_order (), NULL);
      for (guint i = 0; i < N_SIMILAR; i++)
        {
          g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (adder->list), i);

          if (row != NULL && clew_person_row_get (row)->id != NULL)
            g_ptr_array_add (rows, create_similar_row (clew_person_row_get (row), today));
        }
    }
  clew_boxed_list_fill (adder->similar, rows);
  gtk_widget_set_visible (GTK_WIDGET (adder->similar_group), rows->len > 0);
}

/* What was never kept can't be brought back, so this is asked. */
static GtkWindow *
ask_to_discard (ClewParticipantAdder *adder)
{
  const char *body = _ ("This participant has not been added yet.");

  return clew_message_ask_to_discard (GTK_WINDOW (adder), _ ("Discard What You Typed?"), body,
                                                             _ ("_Keep Typing"));
}

static void
answered_cb (ClewParticipantAdder *adder, const char *response)
{
  if (g_str_equal (response, CLEW_MESSAGE_GO))
    g_signal_emit (adder, signals[PERSON_CHOSEN], 0, adder->chosen);
}

/* The other record has the name; only what was typed besides is lost. */
static void
chosen_cb (ClewParticipantAdder *adder, GtkListBoxRow *row)
{
  g_free (adder->chosen);
  adder->chosen = g_strdup (g_object_get_data (G_OBJECT (row), "clew-id"));
  if (!clew_field_form_commit (adder->form) || adder->more)
    {
      g_signal_connect_object (ask_to_discard (adder), "response", G_CALLBACK (answered_cb), adder,
                               G_CONNECT_SWAPPED);
      return;
    }
  g_signal_emit (adder, signals[PERSON_CHOSEN], 0, adder->chosen);
  gtk_window_destroy (GTK_WINDOW (adder));
}

/* Adding */

static void
show_problem (ClewParticipantAdder *adder, const GError *error)
{
  gtk_window_present (clew_message_new_problem (GTK_WINDOW (adder),
                                                _ ("The Participant Was Not Added"), error));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewParticipantAdder *adder = CLEW_PARTICIPANT_ADDER (widget);
  ClewRecord           *records[2];
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (adder->form) ||
      !clew_field_form_check (adder->form, adder->participant))
    return;
  clew_record_set_text (adder->referral, "participant", clew_record_get_id (adder->participant));
  if (!clew_field_form_check (adder->form, adder->referral))
    return;
  records[0] = adder->participant;
  records[1] = adder->referral;
  if (!clew_office_save_together (adder->office, _ ("Add participant"), records,
                                                    G_N_ELEMENTS (records), &error))
    {
      show_problem (adder, error);
      return;
    }
  g_signal_emit (adder, signals[ADDED], 0, clew_record_get_id (adder->participant));
  gtk_window_destroy (GTK_WINDOW (adder));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
clew_participant_adder_close_request (GtkWindow *window)
{
  ClewParticipantAdder *adder = CLEW_PARTICIPANT_ADDER (window);

  if (!adder->changed && !clew_field_form_is_typed (adder->form))
    return GTK_WINDOW_CLASS (clew_participant_adder_parent_class)->close_request (window);
  ask_to_discard (adder);
  return TRUE;
}

static void
clew_participant_adder_dispose (GObject *object)
{
  ClewParticipantAdder *adder = CLEW_PARTICIPANT_ADDER (object);

  g_clear_object (&adder->form);
  g_clear_object (&adder->participant);
  g_clear_object (&adder->referral);
  g_clear_object (&adder->list);
  g_clear_object (&adder->office);
  g_clear_pointer (&adder->chosen, g_free);

  G_OBJECT_CLASS (clew_participant_adder_parent_class)->dispose (object);
}

static void
clew_participant_adder_class_init (ClewParticipantAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_participant_adder_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_participant_adder_close_request;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PERSON_CHOSEN] = g_signal_new ("person-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-participant-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantAdder, names);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantAdder, similar_group);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantAdder, similar);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantAdder, birth);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantAdder, way_in);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantAdder, work);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);

  gtk_widget_class_install_action (widget_class, "adder.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "adder.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "adder.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "adder.add",
                                       NULL);
}

static void
clew_participant_adder_init (ClewParticipantAdder *adder)
{
  gtk_widget_init_template (GTK_WIDGET (adder));
}

static void
add_fields (ClewParticipantAdder *adder,
            AdwPreferencesGroup  *group,
            const char *const    *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    clew_field_form_add (adder->form, group, adder->participant, columns[i]);
}

static void
add_names (ClewParticipantAdder *adder)
{
  add_fields (adder, adder->names, name_columns);
  for (guint i = 0; name_columns[i] != NULL; i++)
    g_signal_connect_object (clew_field_form_find_row (adder->form, adder->participant,
                                                       name_columns[i]),
                             "changed", G_CALLBACK (show_similar), adder, G_CONNECT_SWAPPED);
}

static void
add_way_in (ClewParticipantAdder *adder)
{
  ClewStore *store = clew_office_get_store (adder->office);
  g_autoptr (GPtrArray) agencies = clew_person_load_agencies (store, NULL);
  g_autoptr (GPtrArray) staff = clew_person_load_staff (store, NULL, NULL);

  clew_field_form_add (adder->form, adder->way_in, adder->referral, "door");
  clew_field_form_add (adder->form, adder->way_in, adder->referral, "referred_on");
  clew_field_form_add_reference (adder->form, adder->way_in, adder->referral, "agency", agencies,
                                 "legal_name", _ ("Not entered"));
  clew_field_form_add (adder->form, adder->way_in, adder->referral, "referred_by");
  clew_field_form_add_reference (adder->form, adder->work, adder->participant, "case_manager",
                                 staff, "name", _ ("Nobody"));
}

/**
 * clew_participant_adder_new:
 * @parent: the window that it belongs to
 * @office: an open office
 *
 * Returns: (transfer none): the window
 */
ClewParticipantAdder *
clew_participant_adder_new (GtkWindow *parent, ClewOffice *office)
{
  ClewParticipantAdder *adder = g_object_new (CLEW_TYPE_PARTICIPANT_ADDER, "transient-for", parent,
                                              NULL);

  adder->office = g_object_ref (office);
  adder->list = clew_participant_list_new (office);
  adder->participant = clew_record_new (&clew_kind_participant);
  adder->referral = clew_record_new (&clew_kind_referral);
  clew_record_set_day (adder->referral, "referred_on", clew_office_today (office));
  adder->form = clew_field_form_new (office, TRUE, keep, adder);
  add_names (adder);
  add_fields (adder, adder->birth, birth_columns);
  add_way_in (adder);
  clew_field_form_focus (adder->form, adder->participant, "given_name");
  return adder;
}
