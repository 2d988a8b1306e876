# Asks git for the commit and fills in version.cpp.in; the file is touched only if something changed.
# Run by the build: cmake -DGIT=… -DVERSION=… -DTEMPLATE=… -DOUTPUT=… -P version.cmake
get_filename_component(source ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
set(commit "")
if(GIT AND EXISTS ${source}/.git)
    execute_process(COMMAND ${GIT} -C ${source} describe --always --tags --abbrev=12 --dirty=-modified
                    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT commit)
    set(commit unknown)
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
