/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-addition-rows.h"

#include "desk/clew-boxed-rows.h"
#include "desk/clew-pill.h"
#include "desk/consent/clew-release-words.h"

#include <glib/gi18n.h>

/* The row leads to a form. */
static void
add_form (GtkListBox *list, const char *icon, const char *title, const char *detail,
          ClewRecord *form)
{
  GtkWidget *row = clew_boxed_row_new (icon, title, detail);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", clew_record_get_id (form));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-release");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (list, row);
}

/**
 * clew_addition_rows_add:
 * @list: the agencies of a release
 * @release: the release
 * @today: today
 *
 * Adds each form that adds to the release, with the agencies that it adds.
 */
void
clew_addition_rows_add (GtkListBox *list, const ClewReleaseDetail *release, ClewDay today)
{
  for (guint i = 0; i < release->additions->len; i++)
    {
      const ClewReleaseAddition *addition = g_ptr_array_index (release->additions, i);
      g_autofree char           *title = NULL;
      g_autofree char           *state = clew_release_standing_words (&addition->standing, today);

      /* Translators: %s is the number of a form that adds agencies to a release */
      title = g_strdup_printf (_ ("Added by %s"),
                                  clew_record_get_text (addition->consent, "form_number"));
      add_form (list, clew_release_state_icon (addition->standing.state), title, state,
                addition->consent);
      for (guint j = 0; j < addition->agencies->len; j++)
        {
          const ClewReleaseAgency *agency = g_ptr_array_index (addition->agencies, j);
          g_autofree char         *words = clew_release_agency_words (agency);

          gtk_list_box_append (list, clew_boxed_row_new (clew_release_agency_icon (agency),
                                                         agency->name, words));
        }
    }
}

/**
 * clew_addition_rows_add_base:
 * @list: what is known of a form
 * @release: the form
 *
 * Adds what it adds to, if it only adds.
 */
void
clew_addition_rows_add_base (GtkListBox *list, const ClewReleaseDetail *release)
{
  const char *title = _ ("Adds to");

  if (release->base != NULL)
    add_form (list, NULL, title, clew_record_get_text (release->base, "form_number"),
              release->base);
}
