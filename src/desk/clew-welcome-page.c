/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-welcome-page.h"

/* The first run: no office is known yet. */
struct _ClewWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (ClewWelcomePage, clew_welcome_page, ADW_TYPE_BIN)

static void
clew_welcome_page_class_init (ClewWelcomePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/clewproject/Clew/clew-welcome-page.ui");
}

static void
clew_welcome_page_init (ClewWelcomePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
