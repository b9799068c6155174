/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* What the form offers to tell each agency: agency by kind of information. */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *grid;
  GtkWidget *card;
  GtkWidget *nobody;
} ClewInformationStep;

typedef ClewStepClass ClewInformationStepClass;

G_DEFINE_TYPE (ClewInformationStep, clew_information_step, CLEW_TYPE_STEP)

static void
toggled_cb (GtkCheckButton *check, ClewStep *step)
{
  ClewReleaseOffer *offer = g_object_get_data (G_OBJECT (check), "offer");
  const char       *category = g_object_get_data (G_OBJECT (check), "category");

  clew_release_offer_set (offer, category, gtk_check_button_get_active (check));
  clew_step_answered (step);
}

static void
attach_head (GtkWidget *grid, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (GTK_GRID (grid), label, column, 0, 1, 1);
}

static void
attach_check (ClewStep         *step,
              ClewReleaseOffer *offer,
              const ClewChoice *category,
              int               column,
              int               row)
{
  ClewInformationStep *self = (ClewInformationStep *)step;
  GtkWidget           *check = gtk_check_button_new ();
  const char          *agency = clew_record_get_text (offer->agency, "legal_name");
  /* Translators: spoken for one box: an agency, then a kind of information */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), agency, _ (category->label));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               clew_release_offer_has (offer, category->id));
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, name);
  clew_accessible_set_name (check, name);
  g_object_set_data (G_OBJECT (check), "offer", offer);
  g_object_set_data (G_OBJECT (check), "category", (gpointer)category->id);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), step, 0);
  gtk_grid_attach (GTK_GRID (self->grid), check, column, row, 1, 1);
}

static void
attach_agency (ClewStep *step, ClewReleaseOffer *offer, int row)
{
  ClewInformationStep *self = (ClewInformationStep *)step;
  GtkWidget           *label = gtk_label_new (clew_record_get_text (offer->agency, "legal_name"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  for (int i = 0; clew_information_categories[i].id != NULL; i++)
    attach_check (step, offer, &clew_information_categories[i], i + 1, row);
}

/* The rows are those agencies that the step before left on the form. */
static void
enter (ClewStep *step)
{
  ClewInformationStep *self = (ClewInformationStep *)step;
  ClewReleaseDraft    *draft = clew_step_get_draft (step);
  gboolean             notes = g_str_equal (draft->kind, "counseling_notes");
  GtkWidget           *child;
  int                  row = 1;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (int i = 0; clew_information_categories[i].id != NULL; i++)
    attach_head (self->grid, i + 1, _ (clew_information_categories[i].label));
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      if (offer->offered)
        attach_agency (step, offer, row++);
    }
  gtk_label_set_label (GTK_LABEL (self->nobody),
                       notes ? _ ("The counseling notes and nothing else: they stand alone on a "
                                  "form of their own.")
                             : _ ("No agency is chosen yet. Choose agencies first."));
  gtk_widget_set_visible (self->card, row > 1 && !notes);
  gtk_widget_set_visible (self->nobody, row == 1 || notes);
}

static const char question[] = N_ ("What may each agency hear?");
static const char explanation[] =
  N_ ("Only what it needs for its part. Treatment and health need initials on paper. What it is "
      "for stands on the form and is the same for all.");

static void
start (ClewStep *step)
{
  ClewInformationStep *self = (ClewInformationStep *)step;
  GtkWidget           *column;

  column = clew_step_lay_out (step, _ (question), _ (explanation));
  self->grid = gtk_grid_new ();
  self->card = adw_bin_new ();
  self->nobody = gtk_label_new (NULL);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_widget_set_margin_start (self->grid, 12);
  gtk_widget_set_margin_end (self->grid, 12);
  gtk_widget_set_margin_top (self->grid, 12);
  gtk_widget_set_margin_bottom (self->grid, 12);
  adw_bin_set_child (ADW_BIN (self->card), self->grid);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->nobody, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->nobody), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->nobody), 0);
  gtk_box_append (GTK_BOX (column), self->nobody);
  gtk_box_append (GTK_BOX (column), self->card);
  enter (step);
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  int               kinds = 0;

  for (int i = 0; clew_information_categories[i].id != NULL; i++)
    for (guint j = 0; j < draft->agencies->len; j++)
      {
        ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, j);

        if (!offer->offered || !clew_release_offer_has (offer, clew_information_categories[i].id))
          continue;
        kinds++;
        break;
      }
  if (g_str_equal (draft->kind, "counseling_notes"))
    return g_strdup (_ ("Counseling notes"));
  if (kinds == 0)
    return g_strdup (_ ("Nothing yet"));
  /* Translators: how many kinds of information the form offers */
  return g_strdup_printf (ngettext ("%d kind", "%d kinds", kinds), kinds);
}

static gboolean
grab_first_focus (ClewStep *step)
{
  ClewInformationStep *self = (ClewInformationStep *)step;
  GtkWidget           *check = gtk_grid_get_child_at (GTK_GRID (self->grid), 1, 1);

  return check != NULL && gtk_widget_get_visible (self->card) && gtk_widget_grab_focus (check);
}

static void
clew_information_step_class_init (ClewInformationStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
  klass->enter = enter;
  klass->grab_first_focus = grab_first_focus;
}

static void
clew_information_step_init (ClewInformationStep *step)
{
}
