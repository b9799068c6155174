/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "base/clew-fold.h"
#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "records/clew-agency.h"
#include "records/clew-release-again.h"

#include <glib/gi18n.h>

#include <string.h>

/* Which agencies the form offers. None is ticked beforehand: nothing chosen
 * means nobody. */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *list;
  GtkWidget *search;
  GtkWidget *none_found;
  GtkWidget *again;
  GPtrArray *last; /* (nullable): ClewReleaseOffer: who was offered and not taken back */
} ClewAgenciesStep;

typedef ClewStepClass ClewAgenciesStepClass;

G_DEFINE_TYPE (ClewAgenciesStep, clew_agencies_step, CLEW_TYPE_STEP)

/* More agencies than this get a search field. */
#define MANY 12

static char *
describe (const ClewReleaseDraft *draft, const ClewReleaseOffer *offer)
{
  const char *reason = clew_agency_get_reason (offer->agency, draft->language, NULL);
  g_autoptr (GPtrArray) hears = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; offer->categories[i] != NULL; i++)
    {
      const char *label = clew_choice_get_label (clew_all_categories,
                                                 offer->categories[i]);

      if (label != NULL)
        g_ptr_array_add (hears, (gpointer)label);
    }
  g_ptr_array_add (hears, NULL);
  list = g_strjoinv ("; ", (char **)hears->pdata);
  /* A form for counseling notes offers them to whoever is named, usual or not. */
  if (*list == '\0' || g_str_equal (draft->kind, "counseling_notes"))
    return g_strdup (reason != NULL ? reason : "");
  if (reason == NULL)
    /* Translators: %s is a list of kinds of information */
    return g_strdup_printf (_ ("Usually hears: %s"), list);
  /* Translators: why an agency is on the form, then a list of kinds of information */
  return g_strdup_printf (_ ("%s. Usually hears: %s"), reason, list);
}

static void
toggled_cb (ClewCheckRow *row, ClewStep *step)
{
  ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (row), "offer");

  offer->offered = clew_check_row_get_active (row);
  clew_step_answered (step);
}

static GtkWidget *
new_row (ClewStep *step, ClewReleaseOffer *offer)
{
  g_autofree char *about = describe (clew_step_get_draft (step), offer);
  ClewCheckRow    *row = clew_check_row_new (clew_record_get_text (offer->agency, "legal_name"),
                                             about, offer->offered);

  g_object_set_data (G_OBJECT (row), "offer", offer);
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), step, 0);
  return GTK_WIDGET (row);
}

static gboolean
has_word (const char *text, const char *wanted)
{
  g_autofree char *folded = clew_fold (text != NULL ? text : "");

  return strstr (folded, wanted) != NULL;
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  ClewAgenciesStep *self = data;
  ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (row), "offer");
  g_autofree char  *wanted = clew_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  ClewRecord       *agency = offer->agency;

  return has_word (clew_record_get_text (agency, "legal_name"), wanted) ||
         has_word (clew_record_get_text (agency, "short_name"), wanted) ||
         has_word (clew_record_get_choice_label (agency, "kind"), wanted);
}

static GtkListBoxRow *
find_first_shown (ClewAgenciesStep *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_changed_cb (ClewAgenciesStep *self)
{
  gboolean found;

  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  found = find_first_shown (self) != NULL;
  gtk_widget_set_visible (self->list, found);
  gtk_widget_set_visible (self->none_found, !found);
}

/* Return goes from the words to what they found, and ticks nothing. */
static void
search_activated_cb (ClewAgenciesStep *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  row = find_first_shown (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
again_cb (ClewStep *step)
{
  ClewAgenciesStep *self = (ClewAgenciesStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkListBoxRow    *row;

  clew_release_again_offer (draft, self->last);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (row), "offer");

      clew_check_row_set_active (CLEW_CHECK_ROW (row), offer->offered);
    }
  clew_step_answered (step);
}

static void
add_again (ClewStep *step, GtkWidget *column)
{
  ClewAgenciesStep *self = (ClewAgenciesStep *)step;
  g_autofree char  *text = NULL;

  if (clew_step_get_draft (step)->participant == NULL)
    return;
  self->last = clew_release_again_load (clew_step_get_office (step), clew_step_get_draft (step),
                                        NULL);
  if (self->last == NULL || self->last->len == 0)
    return;
  /* Translators: on a button; %u agencies stood on the release before this one */
  text = g_strdup_printf (ngettext ("_Offer the %u Agency of the Last Release",
                                    "_Offer the %u Agencies of the Last Release",
                                    self->last->len),
                          self->last->len);
  self->again = gtk_button_new_with_mnemonic (text);
  gtk_widget_set_halign (self->again, GTK_ALIGN_START);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (again_cb), step, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), self->again);
}

static GtkWidget *
new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_search (ClewAgenciesStep *self, GtkWidget *column, gboolean visible)
{
  self->search = gtk_search_entry_new ();
  self->none_found = new_note (_ ("No agency has these words."));
  gtk_widget_set_visible (self->search, visible);
  gtk_widget_set_visible (self->none_found, FALSE);
  g_object_set (self->search, "placeholder-text", _ ("Search agencies"), NULL);
  clew_accessible_set_name (self->search, _ ("Search agencies"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), self->search);
  gtk_box_append (GTK_BOX (column), self->none_found);
}

static const char question[] = N_ ("Which agencies does this form offer?");
static const char explanation[] =
  N_ ("The person ticks and initials each one on paper. What is not ticked there may hear "
      "nothing.");

static void
start (ClewStep *step)
{
  ClewAgenciesStep *self = (ClewAgenciesStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkWidget        *column;

  column = clew_step_lay_out (step, _ (question), _ (explanation));
  if (draft->agencies->len == 0)
    gtk_box_append (GTK_BOX (column),
                    new_note (_ ("The site has no agency that may receive information.")));
  add_again (step, column);
  add_search (self, column, draft->agencies->len > MANY);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, draft->agencies->len > 0);
  clew_accessible_set_name (self->list, _ ("Agencies"));
  for (guint i = 0; i < draft->agencies->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         new_row (step, g_ptr_array_index (draft->agencies, i)));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, self, NULL);
  gtk_box_append (GTK_BOX (column), self->list);
}

/* What is offered depends on the kind of form, which may have been changed since. */
static void
enter (ClewStep *step)
{
  ClewAgenciesStep *self = (ClewAgenciesStep *)step;
  GtkListBoxRow    *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (row), "offer");
      g_autofree char  *about = describe (clew_step_get_draft (step), offer);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
    }
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  guint             offered = clew_release_draft_count_offered (draft);

  if (offered == 0)
    return g_strdup (_ ("Nobody yet"));
  /* Translators: how many of the site's agencies the form offers */
  return g_strdup_printf (_ ("%u of %u offered"), offered, draft->agencies->len);
}

static gboolean
grab_first_focus (ClewStep *step)
{
  ClewAgenciesStep *self = (ClewAgenciesStep *)step;
  GtkListBoxRow    *row = find_first_shown (self);

  if (self->again != NULL && clew_release_draft_count_offered (clew_step_get_draft (step)) == 0)
    return gtk_widget_grab_focus (self->again);
  if (gtk_widget_get_visible (self->search))
    return gtk_widget_grab_focus (self->search);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
clew_agencies_step_finalize (GObject *object)
{
  g_clear_pointer (&((ClewAgenciesStep *)object)->last, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_agencies_step_parent_class)->finalize (object);
}

static void
clew_agencies_step_class_init (ClewAgenciesStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_agencies_step_finalize;
  klass->start = start;
  klass->summarize = summarize;
  klass->enter = enter;
  klass->grab_first_focus = grab_first_focus;
}

static void
clew_agencies_step_init (ClewAgenciesStep *step)
{
}
