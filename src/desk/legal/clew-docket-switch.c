/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-switch.h"

#include "desk/legal/clew-docket-span.h"

#include <glib/gi18n.h>

/**
 * clew_docket_switch_new:
 *
 * Returns: (transfer floating): a button for each form; they activate "view.form"
 */
GtkWidget *
clew_docket_switch_new (void)
{
  static const char *const labels[CLEW_DOCKET_N_FORMS] = {
    [CLEW_DOCKET_FORM_AGENDA] = N_ ("Agenda"),
    [CLEW_DOCKET_FORM_WEEK] = N_ ("Week"),
    [CLEW_DOCKET_FORM_MONTH] = N_ ("Month"),
    [CLEW_DOCKET_FORM_TABLE] = N_ ("Table"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (labels[form]));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", clew_docket_form_ids[form]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.form");
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        first = button;
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}
