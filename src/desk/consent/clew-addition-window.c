/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-addition-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-message.h"
#include "desk/clew-entry-frame.h"
#include "desk/consent/clew-release-output.h"
#include "desk/consent/clew-release-preview.h"
#include "records/clew-agency.h"
#include "records/clew-release-addition.h"

#include <glib/gi18n.h>

struct _ClewAdditionWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame      frame;
  GtkBox             *kinds; /* what each chosen agency may hear */
  GtkWidget          *save;
  ClewReleasePreview *preview;
  AdwFlap            *flap;

  ClewOffice       *office;
  ClewReleaseDraft *draft;
};

G_DEFINE_FINAL_TYPE (ClewAdditionWindow, clew_addition_window, ADW_TYPE_WINDOW)

static ClewReleaseOffer *
get_offer (gpointer row)
{
  return g_object_get_data (row, "offer");
}

static void
check (ClewAdditionWindow *window)
{
  ClewReleaseGap gap = clew_release_draft_check (window->draft, window->office);

  clew_entry_frame_say (&window->frame, clew_release_gap_message (gap));
  gtk_widget_set_sensitive (window->save, gap == CLEW_RELEASE_COMPLETE);
  clew_release_preview_redraw (window->preview);
}

static void
kind_toggled_cb (ClewAdditionWindow *window, ClewCheckRow *row)
{
  clew_release_offer_set (get_offer (row), g_object_get_data (G_OBJECT (row), "category"),
                          clew_check_row_get_active (row));
  window->frame.touched = TRUE;
  check (window);
}

/* What one agency could hear more; the site's usual answers are ticked for it,
 * as on any form, and the person decides on paper. */
static void
add_kinds (ClewAdditionWindow *window, ClewReleaseOffer *offer)
{
  const char *name = clew_record_get_text (offer->agency, "legal_name");
  /* Translators: %s is an agency */
  g_autofree char *title = g_strdup_printf (_ ("What %s may hear"), name);
  g_auto (GStrv) kinds = clew_release_addition_list_kinds (window->office, window->draft, offer);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, title);
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      const char   *label = clew_choice_get_label (clew_information_categories, kinds[i]);
      ClewCheckRow *row = clew_check_row_new (label, NULL,
                                              clew_release_offer_has (offer, kinds[i]));

      g_object_set_data (G_OBJECT (row), "offer", offer);
      g_object_set_data_full (G_OBJECT (row), "category", g_strdup (kinds[i]), g_free);
      g_signal_connect_object (row, "toggled", G_CALLBACK (kind_toggled_cb), window,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
    }
  gtk_box_append (window->kinds, heading);
  gtk_box_append (window->kinds, list);
}

static void
fill_kinds (ClewAdditionWindow *window)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->kinds))) != NULL)
    gtk_box_remove (window->kinds, child);
  for (guint i = 0; i < window->draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (window->draft->agencies, i);

      if (offer->offered)
        add_kinds (window, offer);
    }
}

static void
agency_toggled_cb (ClewAdditionWindow *window, ClewCheckRow *row)
{
  get_offer (row)->offered = clew_check_row_get_active (row);
  window->frame.touched = TRUE;
  fill_kinds (window);
  check (window);
}

static void
add_agencies (ClewAdditionWindow *window)
{
  GtkListBox *list;

  if (window->draft->agencies->len == 0)
    {
      clew_entry_frame_add_text (&window->frame,
                                 _ ("Every agency that could be added may hear everything "
                                    "already."));
      return;
    }
  list = clew_entry_frame_add_list (&window->frame, _ ("Agencies to add"));
  for (guint i = 0; i < window->draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (window->draft->agencies, i);
      const char       *name = clew_record_get_text (offer->agency, "legal_name");
      const char       *reason = clew_agency_get_reason (offer->agency, window->draft->language,
                                                         NULL);
      ClewCheckRow     *row = clew_check_row_new (name, reason, offer->offered);

      g_object_set_data (G_OBJECT (row), "offer", offer);
      g_signal_connect_object (row, "toggled", G_CALLBACK (agency_toggled_cb), window,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
}

/* Made, it has its number and is not made again: its page can print it once more. */
static void
done_cb (const char *consent, const GError *error, gpointer data)
{
  g_autoptr (ClewAdditionWindow) window = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  if (consent == NULL)
    {
      if (error != NULL)
        clew_entry_frame_fail (&window->frame, error);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-release", "s", consent);
  if (error != NULL)
    gtk_window_present (
      clew_message_new_problem (parent, _ ("The Form Is Made but Not Out"), error));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
print_cb (ClewAdditionWindow *window)
{
  clew_release_output_print (GTK_WINDOW (window), window->office, window->draft, done_cb,
                             g_object_ref (window));
}

static void
save_cb (ClewAdditionWindow *window)
{
  clew_release_output_save (GTK_WINDOW (window), window->office, window->draft, done_cb,
                            g_object_ref (window));
}

static void
clew_addition_window_finalize (GObject *object)
{
  ClewAdditionWindow *window = CLEW_ADDITION_WINDOW (object);

  g_clear_pointer (&window->draft, clew_release_draft_free);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_addition_window_parent_class)->finalize (object);
}

static void
show_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_flap_set_reveal_flap (CLEW_ADDITION_WINDOW (widget)->flap, TRUE);
}

static void
clew_addition_window_class_init (ClewAdditionWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_addition_window_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pdf.show-preview", NULL,
                                   show_preview_action);
}

static void
clew_addition_window_init (ClewAdditionWindow *window)
{
}

static void
add_preview (ClewAdditionWindow *window)
{
  window->preview = g_object_new (CLEW_TYPE_RELEASE_PREVIEW, "width-request", 340, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (window->preview), "background");
  clew_release_preview_set_draft (window->preview, window->office, window->draft);
  window->flap = clew_entry_frame_add_preview (ADW_WINDOW (window), GTK_WIDGET (window->preview));
}

static void
add_output (ClewAdditionWindow *window)
{
  window->save = clew_entry_frame_add_save (&window->frame);
  g_signal_connect_object (window->save, "clicked", G_CALLBACK (save_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (print_cb), window,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_addition_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @draft: (transfer full): a draft of clew_release_addition_new()
 *
 * Returns: (transfer none): the window
 */
ClewAdditionWindow *
clew_addition_window_new (GtkWindow *parent, ClewOffice *office, ClewReleaseDraft *draft)
{
  ClewAdditionWindow *window = g_object_new (CLEW_TYPE_ADDITION_WINDOW,
                                             "default-width", 980,
                                             "default-height", 640,
                                             NULL);
  /* Translators: %s is a form's number */
  g_autofree char *text = g_strdup_printf (_ ("This makes a form of its own that adds to %s. That "
                                              "form stays as it is, and this one ends with it. The "
                                              "person decides on paper."),
                                              draft->adds_to_number);

  window->office = g_object_ref (office);
  window->draft = draft;
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ ("Add an Agency"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Print…"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "agencies-changing");
  clew_entry_frame_add_text (&window->frame, text);
  add_agencies (window);
  window->kinds = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->kinds));
  add_output (window);
  add_preview (window);
  fill_kinds (window);
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  return window;
}

/**
 * clew_addition_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @consent: the id of the release to add to
 *
 * Opens the window, or one that says why nothing can be added.
 */
void
clew_addition_window_present (GtkWindow *parent, ClewOffice *office, const char *consent)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_addition_new (office, consent, &error);

  if (draft != NULL)
    gtk_window_present (GTK_WINDOW (clew_addition_window_new (parent, office, draft)));
  else
    gtk_window_present (clew_message_new_problem (parent, _ ("Nothing Can Be Added"), error));
}
