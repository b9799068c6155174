/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-facet-pane.h"

#include "records/clew-person.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

enum
{
  STATUS,
  DOOR,
  CASE_MANAGER,
  RELEASE,
  N_FACETS,
};

struct _ClewFacetPane
{
  AdwBin parent_instance;

  GtkDropDown *drop_downs[N_FACETS];
  GtkWidget   *clear_button;

  GPtrArray *ids[N_FACETS]; /* what each place of the drop-down stands for; the first is any */
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (ClewFacetPane, clew_facet_pane, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_chosen (ClewFacetPane *pane, guint facet)
{
  guint place = gtk_drop_down_get_selected (pane->drop_downs[facet]);

  if (place == GTK_INVALID_LIST_POSITION || place >= pane->ids[facet]->len)
    return NULL;
  return g_ptr_array_index (pane->ids[facet], place);
}

static void
add_choice (ClewFacetPane *pane, guint facet, const char *id, const char *label)
{
  gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (pane->drop_downs[facet])),
                          label);
  g_ptr_array_add (pane->ids[facet], g_strdup (id));
}

static void
start_choices (ClewFacetPane *pane, guint facet)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  g_clear_pointer (&pane->ids[facet], g_ptr_array_unref);
  pane->ids[facet] = g_ptr_array_new_with_free_func (g_free);
  gtk_drop_down_set_model (pane->drop_downs[facet], G_LIST_MODEL (labels));
  g_object_unref (labels);
  /* Translators: of a filter: everybody */
  add_choice (pane, facet, NULL, C_ ("filter", "Any"));
}

static void
fill_case_managers (ClewFacetPane *pane, ClewOffice *office)
{
  g_autofree char *chosen = pane->ids[CASE_MANAGER] != NULL
                              ? g_strdup (get_chosen (pane, CASE_MANAGER))
                              : NULL;
  g_autoptr (GPtrArray) staff = clew_person_load_staff (clew_office_get_store (office), NULL, NULL);

  /* What could be chosen before can be chosen still. */
  if (staff == NULL && pane->ids[CASE_MANAGER] != NULL)
    return;
  start_choices (pane, CASE_MANAGER);
  add_choice (pane, CASE_MANAGER, "none", _ ("Nobody"));
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      ClewRecord *person = g_ptr_array_index (staff, i);

      add_choice (pane, CASE_MANAGER, clew_record_get_id (person),
                  clew_record_get_text (person, "name"));
    }
  for (guint i = 0; i < pane->ids[CASE_MANAGER]->len; i++)
    if (g_strcmp0 (g_ptr_array_index (pane->ids[CASE_MANAGER], i), chosen) == 0)
      gtk_drop_down_set_selected (pane->drop_downs[CASE_MANAGER], i);
}

static void
fill_fixed (ClewFacetPane *pane)
{
  start_choices (pane, STATUS);
  for (guint i = 0; i < CLEW_ENROLLMENT_N_STATES; i++)
    add_choice (pane, STATUS, clew_enrollment_state_ids[i], clew_enrollment_state_word (i));
  start_choices (pane, DOOR);
  for (guint i = 0; clew_doors[i].id != NULL; i++)
    add_choice (pane, DOOR, clew_doors[i].id,
                clew_choice_get_label (clew_doors, clew_doors[i].id));
  start_choices (pane, RELEASE);
  for (guint i = 0; i < CLEW_RELEASE_N_STATES; i++)
    add_choice (pane, RELEASE, clew_release_state_ids[i], clew_release_state_word (i));
}

static void
selected_cb (ClewFacetPane *pane)
{
  if (pane->filling)
    return;
  gtk_widget_set_sensitive (pane->clear_button, clew_facet_pane_count (pane) > 0);
  g_signal_emit (pane, signals[CHANGED], 0);
}

static void
clew_facet_pane_dispose (GObject *object)
{
  ClewFacetPane *pane = CLEW_FACET_PANE (object);

  pane->filling = TRUE;
  for (guint i = 0; i < N_FACETS; i++)
    g_clear_pointer (&pane->ids[i], g_ptr_array_unref);

  G_OBJECT_CLASS (clew_facet_pane_parent_class)->dispose (object);
}

static void
clew_facet_pane_class_init (ClewFacetPaneClass *klass)
{
  static const char *const names[N_FACETS] = { "status", "door", "case_manager", "release" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_facet_pane_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-facet-pane.ui");
  for (guint i = 0; i < N_FACETS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (ClewFacetPane, drop_downs) +
                                                 (gssize)(i * sizeof (GtkDropDown *)));
  gtk_widget_class_bind_template_child (widget_class, ClewFacetPane, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, clew_facet_pane_clear);
}

static void
clew_facet_pane_init (ClewFacetPane *pane)
{
  pane->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (pane));
  fill_fixed (pane);
  pane->filling = FALSE;
}

/**
 * clew_facet_pane_set_office:
 * @pane: the pane
 * @office: an open office
 *
 * Lists who works there. Call again after a change; what is chosen stays.
 */
void
clew_facet_pane_set_office (ClewFacetPane *pane, ClewOffice *office)
{
  pane->filling = TRUE;
  fill_case_managers (pane, office);
  pane->filling = FALSE;
}

/**
 * clew_facet_pane_get_facets:
 * @pane: the pane
 *
 * Returns: what is chosen, borrowed until the next choice
 */
ClewFacets
clew_facet_pane_get_facets (ClewFacetPane *pane)
{
  return (ClewFacets){
    .enrollment = get_chosen (pane, STATUS),
    .door = get_chosen (pane, DOOR),
    .case_manager = pane->ids[CASE_MANAGER] != NULL ? get_chosen (pane, CASE_MANAGER) : NULL,
    .release = get_chosen (pane, RELEASE),
  };
}

/**
 * clew_facet_pane_count:
 * @pane: the pane
 *
 * Returns: how many facets are chosen
 */
guint
clew_facet_pane_count (ClewFacetPane *pane)
{
  ClewFacets  facets = clew_facet_pane_get_facets (pane);
  const char *chosen[] = { facets.enrollment, facets.door, facets.case_manager, facets.release };
  guint       n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    n += chosen[i] != NULL;
  return n;
}

/**
 * clew_facet_pane_clear:
 * @pane: the pane
 *
 * Lets everybody be listed again.
 */
void
clew_facet_pane_clear (ClewFacetPane *pane)
{
  gboolean had_focus = gtk_widget_has_focus (pane->clear_button);

  pane->filling = TRUE;
  for (guint i = 0; i < N_FACETS; i++)
    gtk_drop_down_set_selected (pane->drop_downs[i], 0);
  pane->filling = FALSE;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (pane->drop_downs[STATUS]));
  selected_cb (pane);
}
