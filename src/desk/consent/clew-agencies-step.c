/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "base/clew-fold.h"
#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

#include <string.h>

/* Which agencies the form offers. None is ticked beforehand: nothing chosen
 * means nobody. */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *list;
  GtkWidget *search;
} ClewAgenciesStep;

typedef ClewStepClass ClewAgenciesStepClass;

G_DEFINE_TYPE (ClewAgenciesStep, clew_agencies_step, CLEW_TYPE_STEP)

/* More agencies than this get a search field. */
#define MANY 12

static char *
describe (ClewReleaseOffer *offer)
{
  GString    *text = g_string_new (clew_record_get_text (offer->agency, "reason"));
  GString    *hears = g_string_new (NULL);
  const char *label;

  for (guint i = 0; offer->categories[i] != NULL; i++)
    {
      label = clew_choice_get_label (clew_information_categories, offer->categories[i]);
      if (label != NULL)
        g_string_append_printf (hears, "%s%s", hears->len > 0 ? ", " : "", label);
    }
  if (hears->len > 0)
    {
      if (text->len > 0)
        g_string_append (text, ". ");
      /* Translators: %s is a list of kinds of information */
      g_string_append_printf (text, _ ("Usually hears: %s"), hears->str);
    }
  g_string_free (hears, TRUE);
  return g_string_free (text, FALSE);
}

static void
toggled_cb (GtkCheckButton *check, ClewStep *step)
{
  ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (check), "offer");

  offer->offered = gtk_check_button_get_active (check);
  clew_step_answered (step);
}

static GtkWidget *
new_row (ClewStep *step, ClewReleaseOffer *offer)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  const char      *name = clew_record_get_text (offer->agency, "legal_name");
  g_autofree char *about = describe (offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  clew_accessible_set_name (check, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (check), "offer", offer);
  g_object_set_data (G_OBJECT (row), "offer", offer);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), offer->offered);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), step, 0);
  return row;
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  ClewAgenciesStep *self = data;
  ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (row), "offer");
  g_autofree char  *wanted = clew_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char  *name = clew_fold (clew_record_get_text (offer->agency, "legal_name"));
  const char       *label = clew_record_get_text (offer->agency, "short_name");
  g_autofree char  *other = clew_fold (label != NULL ? label : "");

  return offer->offered || strstr (name, wanted) != NULL || strstr (other, wanted) != NULL;
}

static void
start (ClewStep *step)
{
  ClewAgenciesStep *self = (ClewAgenciesStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkWidget        *column = clew_step_lay_out (
           step, _ ("Which agencies does this form offer?"),
                    _ ("The person ticks and initials each one on paper. What is not ticked there may hear "
       "nothing."));

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_widget_set_visible (self->search, draft->agencies->len > MANY);
  clew_accessible_set_name (self->search, _ ("Search agencies"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  clew_accessible_set_name (self->list, _ ("Agencies"));
  for (guint i = 0; i < draft->agencies->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         new_row (step, g_ptr_array_index (draft->agencies, i)));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, self, NULL);
  g_signal_connect_object (self->search, "search-changed",
                           G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), self->search);
  gtk_box_append (GTK_BOX (column), self->list);
  if (draft->agencies->len == 0)
    gtk_box_append (GTK_BOX (column),
                    gtk_label_new (_ ("The site has no agency that may receive information.")));
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  guint             offered = clew_release_draft_count_offered (draft);

  if (offered == 0)
    return g_strdup (_ ("Nobody yet"));
  return g_strdup_printf (_ ("%u of %u offered"), offered, draft->agencies->len);
}

static void
clew_agencies_step_class_init (ClewAgenciesStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
}

static void
clew_agencies_step_init (ClewAgenciesStep *step)
{
}
