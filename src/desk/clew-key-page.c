/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-key-page.h"

#include "desk/clew-error-words.h"

/* What stands where the office would be while it cannot be opened: what
 * happened, what is safe, what to do, and buttons that do it. The buttons
 * are actions of the window. */
struct _ClewKeyPage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkLabel      *safe_label;
  GtkLabel      *next_label;
  GtkLabel      *path_label;
  GtkLabel      *details_label;
  GtkWidget     *details_expander;
  GtkBox        *buttons;
  GtkWidget     *unlock_button;
  GtkWidget     *try_again_button;
  GtkWidget     *recovery_code_button;
  GtkWidget     *key_file_button;
  GtkWidget     *other_file_button;
  GtkWidget     *restore_backup_button;
  GtkWidget     *suggested_button; /* weak */
};

G_DEFINE_FINAL_TYPE (ClewKeyPage, clew_key_page, ADW_TYPE_BIN)

/* After the first layout: in a low window with large letters the icon makes room for the words. */
static gboolean
laid_out_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ClewKeyPage   *page = CLEW_KEY_PAGE (widget);
  GtkWidget     *scroller = gtk_widget_get_ancestor (GTK_WIDGET (page->buttons),
                                                     GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *height = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  if (gtk_adjustment_get_upper (height) > gtk_adjustment_get_page_size (height) &&
      adw_status_page_get_icon_name (page->status_page) != NULL)
    {
      adw_status_page_set_icon_name (page->status_page, NULL);
      return G_SOURCE_CONTINUE;
    }
  if (page->suggested_button != NULL)
    gtk_widget_grab_focus (page->suggested_button);

  return G_SOURCE_REMOVE;
}

static void
clew_key_page_dispose (GObject *object)
{
  g_clear_weak_pointer (&CLEW_KEY_PAGE (object)->suggested_button);

  G_OBJECT_CLASS (clew_key_page_parent_class)->dispose (object);
}

static void
clew_key_page_class_init (ClewKeyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_key_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-key-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, safe_label);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, path_label);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, details_expander);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, try_again_button);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, recovery_code_button);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, key_file_button);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, other_file_button);
  gtk_widget_class_bind_template_child (widget_class, ClewKeyPage, restore_backup_button);
}

static void
clew_key_page_init (ClewKeyPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

/**
 * clew_key_page_show_error:
 * @error: why the office is not open
 * @path: (nullable): the office file
 *
 * Words the page for @error. The button that helps most comes first and takes the focus.
 */
void
clew_key_page_show_error (ClewKeyPage *page, const GError *error, const char *path)
{
  ClewErrorWords   words;
  g_autofree char *details = NULL;
  g_autofree char *shown_path = NULL;

  g_return_if_fail (CLEW_IS_KEY_PAGE (page));
  g_return_if_fail (error != NULL);

  clew_error_words (error, &words);
  adw_status_page_set_icon_name (page->status_page, words.icon_name);
  adw_status_page_set_title (page->status_page, words.title);
  clew_error_words_show_text (page->status_page, words.happened);
  gtk_label_set_label (page->safe_label, words.safe);
  gtk_label_set_label (page->next_label, words.next);

  details = clew_error_words_dup_details (error);
  gtk_label_set_label (page->details_label, details);
  if (path != NULL)
    shown_path = g_filename_display_name (path);
  gtk_label_set_label (page->path_label, shown_path != NULL ? shown_path : "");
  gtk_widget_set_visible (GTK_WIDGET (page->path_label), shown_path != NULL);

  {
    const struct
    {
      ClewRemedies remedy;
      GtkWidget   *button;
    } buttons[] = {
      { CLEW_REMEDY_UNLOCK, page->unlock_button },
      { CLEW_REMEDY_TRY_AGAIN, page->try_again_button },
      { CLEW_REMEDY_RECOVERY_CODE, page->recovery_code_button },
      { CLEW_REMEDY_KEY_FILE, page->key_file_button },
      { CLEW_REMEDY_RESTORE_BACKUP, page->restore_backup_button },
      { CLEW_REMEDY_OTHER_FILE, page->other_file_button },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
      {
        gboolean helps = ((words.suggested | words.others) & buttons[i].remedy) != 0;

        gtk_widget_set_visible (buttons[i].button, helps);
        gtk_widget_remove_css_class (buttons[i].button, "suggested-action");
        if (helps && buttons[i].remedy == words.suggested)
          {
            gtk_box_reorder_child_after (page->buttons, buttons[i].button, NULL);
            gtk_widget_add_css_class (buttons[i].button, "suggested-action");
            g_set_weak_pointer (&page->suggested_button, buttons[i].button);
            gtk_widget_add_tick_callback (GTK_WIDGET (page), laid_out_cb, NULL, NULL);
          }
      }
  }
}
